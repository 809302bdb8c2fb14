namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>
/// Fetches values by key in batches and each key once: resolvers ask one by one, and what they ask for before the
/// scheduler dispatches is one call of <see cref="LoadBatchAsync"/>. Safe for several threads.
/// </summary>
/// <remarks>
/// Lives as long as one request and so inside one tenant; never share one between requests, its cache knows no owner.
/// </remarks>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="scheduler">The request's scheduler.</param>
public abstract class BatchDataLoader<TKey, TValue>(DataLoaderScheduler scheduler)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private Batch? _open;

    /// <summary>Keys per call of <see cref="LoadBatchAsync"/>; more keys make more calls.</summary>
    protected virtual int MaxBatchSize => 1024;

    /// <summary>The value of a key, or <see langword="default"/> when there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch, which others may wait for.</param>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue?> value = FindOrAdd(key);
        return value.IsCompleted ? value : value.WaitAsync(cancellationToken);
    }

    /// <summary>The values of several keys, in their order.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller.</param>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));

    /// <summary>Puts a value that is known already; a value that was asked for or put before stays.</summary>
    public void Prime(TKey key, TValue value)
    {
        lock (_gate)
        {
            _cache.TryAdd(key, Task.FromResult<TValue?>(value));
        }
    }

    /// <summary>Forgets a key, such as after writing what it names.</summary>
    public void Remove(TKey key)
    {
        lock (_gate)
        {
            _cache.Remove(key);
        }
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    /// <summary>Fetches the values of distinct keys; a key that is absent in the answer has no value.</summary>
    /// <param name="keys">At most <see cref="MaxBatchSize"/> keys, each once.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private Task<TValue?> FindOrAdd(TKey key)
    {
        Batch? opened = null;
        Task<TValue?>? value;
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out value))
            {
                return value;
            }

            if (_open is null || _open.Count >= MaxBatchSize)
            {
                _open = opened = new Batch(this);
            }

            value = _open.Add(key);
            _cache.Add(key, value);
        }

        scheduler.NoteKey();
        if (opened is not null)
        {
            scheduler.Enqueue(opened);
        }

        return value;
    }

    private void Close(Batch batch)
    {
        lock (_gate)
        {
            _open = _open == batch ? null : _open;
        }
    }

    private sealed class Batch(BatchDataLoader<TKey, TValue> loader) : DataLoaderScheduler.IBatch
    {
        private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _values = [];

        public int Count => _values.Count;

        public Task<TValue?> Add(TKey key)
        {
            // A key that was forgotten after it was added is still fetched once.
            if (!_values.TryGetValue(key, out TaskCompletionSource<TValue?>? value))
            {
                // Continuations run resolvers; they must not run inside the loop that hands out the values.
                value = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
                _values.Add(key, value);
            }

            return value.Task;
        }

        // The outcome, a failure as well, is in the tasks of the keys.
        public void Start(CancellationToken cancellationToken)
        {
            loader.Close(this);
            _ = LoadAsync(cancellationToken);
        }

        private async Task LoadAsync(CancellationToken cancellationToken)
        {
            try
            {
                IReadOnlyDictionary<TKey, TValue> found =
                    await loader.LoadBatchAsync([.. _values.Keys], cancellationToken);
                foreach ((TKey key, TaskCompletionSource<TValue?> value) in _values)
                {
                    value.SetResult(found.TryGetValue(key, out TValue? one) ? one : default);
                }
            }
            catch (OperationCanceledException exception)
            {
                Fail(value => value.TrySetCanceled(exception.CancellationToken));
            }
            catch (Exception exception)
            {
                Fail(value => value.TrySetException(exception));
            }
        }

        private void Fail(Action<TaskCompletionSource<TValue?>> fail)
        {
            foreach (TaskCompletionSource<TValue?> value in _values.Values)
            {
                fail(value);
            }
        }
    }
}
