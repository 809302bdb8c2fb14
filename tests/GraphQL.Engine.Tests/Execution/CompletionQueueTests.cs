using GraphTenancy.GraphQL.Engine.Execution;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Execution;

public sealed class CompletionQueueTests
{
    private readonly CompletionQueue<int> _queue = new();

    [Fact]
    public void Whoever_waits_goes_on_at_once_when_the_poster_has_nothing_more_to_do()
    {
        int thread = 0;
        _ = WaitAsync(() => thread = Environment.CurrentManagedThreadId);

        _queue.PostAndContinue(1);

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public async Task Whoever_waits_does_not_go_on_inside_a_resolver()
    {
        int waiter = 0;
        Task waiting = WaitAsync(() => waiter = Environment.CurrentManagedThreadId);
        int poster = 0;

        // A thread of its own, which cannot be the one that the waiter is given.
        var resolver = new Thread(() =>
        {
            poster = Environment.CurrentManagedThreadId;
            _queue.Post(1);
        });
        resolver.Start();
        resolver.Join();
        await waiting;

        Assert.NotEqual(poster, waiter);
    }

    private async Task WaitAsync(Action after)
    {
        await _queue.WaitAsync();
        after();
    }
}
