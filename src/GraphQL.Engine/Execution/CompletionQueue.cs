namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>Hands finished work from any thread to the one that executes the request.</summary>
/// <typeparam name="T">The finished work.</typeparam>
internal sealed class CompletionQueue<T>
{
    private readonly Lock _gate = new();
    private List<T> _items = [];
    private TaskCompletionSource? _waiter;
    private bool _isWoken;

    /// <summary>Whether something waits to be taken.</summary>
    public bool HasItems
    {
        get
        {
            lock (_gate)
            {
                return _items.Count > 0;
            }
        }
    }

    /// <summary>Adds finished work; safe for all threads.</summary>
    public void Post(T item) => Release(Add(item));

    /// <summary>
    /// The same; whoever waits goes on here and now. For callers that have nothing more to do: it saves the way over
    /// the thread pool.
    /// </summary>
    public void PostAndContinue(T item) => Add(item)?.TrySetResult();

    /// <summary>Ends the waiting although nothing was posted.</summary>
    public void Wake()
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            // Remembered: whoever is about to wait must not miss it.
            _isWoken = true;
            waiter = _waiter;
            _waiter = null;
        }

        Release(waiter);
    }

    /// <summary>Takes all that was posted, in that order.</summary>
    public IReadOnlyList<T> TakeAll()
    {
        lock (_gate)
        {
            List<T> taken = _items;
            _items = [];
            return taken;
        }
    }

    /// <summary>Ends when something was posted; for one waiter at a time.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_items.Count > 0 || _isWoken)
            {
                _isWoken = false;
                return Task.CompletedTask;
            }

            _waiter ??= new TaskCompletionSource();
            return _waiter.Task;
        }
    }

    // On another thread: a resolver must not run the rest of the request inside its own completion.
    private static void Release(TaskCompletionSource? waiter)
    {
        if (waiter is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static waiter => waiter.TrySetResult(), waiter, preferLocal: true);
        }
    }

    private TaskCompletionSource? Add(T item)
    {
        lock (_gate)
        {
            _items.Add(item);
            TaskCompletionSource? waiter = _waiter;
            _waiter = null;
            return waiter;
        }
    }
}
