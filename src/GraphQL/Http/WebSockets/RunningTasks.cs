using System.Collections.Concurrent;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>The work of a socket that goes on beside its reading. What has ended is forgotten at once.</summary>
internal sealed class RunningTasks
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    /// <summary>How many run.</summary>
    public int Count => _tasks.Count;

    /// <summary>Notes a task until it ends; it may have ended before.</summary>
    public void Add(Task task)
    {
        _tasks[task] = true;

        // By a continuation, not by the work itself: that may end before it is noted.
        _ = task.ContinueWith(
            ended => _tasks.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Ends when all that runs now has ended; fails if one of them does.</summary>
    public Task WhenAllEnded() => Task.WhenAll(_tasks.Keys);
}
