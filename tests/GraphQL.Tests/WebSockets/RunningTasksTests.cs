using GraphTenancy.GraphQL.Http.WebSockets;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

public sealed class RunningTasksTests
{
    [Fact]
    public void What_has_ended_before_it_is_noted_is_forgotten()
    {
        var running = new RunningTasks();

        running.Add(Task.CompletedTask);

        Assert.Equal(0, running.Count);
    }

    [Fact]
    public async Task What_ends_is_forgotten()
    {
        var running = new RunningTasks();
        var work = new TaskCompletionSource();
        running.Add(work.Task);

        int before = running.Count;
        work.SetResult();
        await work.Task;

        Assert.Equal((1, 0), (before, running.Count));
    }

    [Fact]
    public async Task What_runs_is_waited_for()
    {
        var running = new RunningTasks();
        var release = new TaskCompletionSource();
        running.Add(release.Task);

        Task all = running.WhenAllEnded();
        bool wasWaiting = !all.IsCompleted;
        release.SetResult();
        await all;

        Assert.True(wasWaiting);
    }
}
