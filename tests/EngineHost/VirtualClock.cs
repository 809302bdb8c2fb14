using System.Diagnostics;

namespace GraphTenancy.EngineHost;

/// <summary>
/// The delays of one request. They take as long as they say, and end in the order of their due times, also where
/// two ended at almost the same moment: the order decides which errors of a request remain.
/// </summary>
internal sealed class VirtualClock
{
    // Between two due times what the first one set going has this long to ask for delays of its own.
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (double Due, int Order)> _waiting = new();
    private long _startedAt;
    private double _now;
    private int _count;
    private bool _isRunning;

    /// <summary>Ends after some milliseconds, counted from the due time that is being served.</summary>
    public Task DelayAsync(double milliseconds)
    {
        var end = new TaskCompletionSource();
        lock (_gate)
        {
            _waiting.Enqueue(end, (_now + Math.Max(milliseconds, 1), _count++));
            if (!_isRunning)
            {
                _isRunning = true;
                _startedAt = _startedAt == 0 ? Stopwatch.GetTimestamp() : _startedAt;
                _ = RunAsync();
            }
        }

        return end.Task;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            double due;
            lock (_gate)
            {
                if (!_waiting.TryPeek(out _, out (double Due, int Order) next))
                {
                    _isRunning = false;
                    return;
                }

                due = next.Due;
            }

            TimeSpan left = TimeSpan.FromMilliseconds(due) - Stopwatch.GetElapsedTime(_startedAt);
            await Task.Delay(left > Gap ? left : Gap);
            EndDue();
        }
    }

    private void EndDue()
    {
        lock (_gate)
        {
            _waiting.TryPeek(out _, out (double Due, int Order) next);
            _now = next.Due;
        }

        while (TryTake(_now) is { } end)
        {
            // What waits goes on here and now, so that the order stays.
            end.SetResult();
        }
    }

    private TaskCompletionSource? TryTake(double due)
    {
        lock (_gate)
        {
            return _waiting.TryPeek(out _, out (double Due, int Order) next) && next.Due <= due
                ? _waiting.Dequeue()
                : null;
        }
    }
}
