using GraphTenancy.GraphQL.Http.WebSockets;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

public sealed class RunningTasksTests
{
    [Fact]
    public async Task What_ends_at_once_is_forgotten()
    {
        var running = new RunningTasks();

        for (int i = 0; i < 20_000; i++)
        {
            running.Start(static () => Task.CompletedTask);
        }

        await running.WhenAllEnded();
        Assert.True(SpinWait.SpinUntil(() => running.Count == 0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task What_runs_is_waited_for()
    {
        var running = new RunningTasks();
        var release = new TaskCompletionSource();
        running.Start(() => release.Task);

        Task all = running.WhenAllEnded();
        bool wasWaiting = !all.IsCompleted;
        release.SetResult();
        await all;

        Assert.True(wasWaiting);
    }
}
