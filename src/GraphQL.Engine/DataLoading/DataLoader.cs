namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>
/// Fetches values by key in batches and each key once: resolvers ask one by one, and what they ask for before the
/// scheduler dispatches is one call of <see cref="FetchAsync"/>. Safe for several threads.
/// </summary>
/// <remarks>
/// Lives as long as one request and so inside one tenant: it takes the request's scheduler, which nobody else can make,
/// and whatever else it needs (such as the tenant session) as constructor arguments. An event of a subscription is a
/// request of its own.
/// </remarks>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="scheduler">The request's scheduler.</param>
public abstract class DataLoader<TKey, TValue>(DataLoaderScheduler scheduler) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private Batch? _open;

    /// <summary>Keys per call of <see cref="FetchAsync"/>; more keys make more calls.</summary>
    protected virtual int MaxBatchSize => 1024;

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue?> value = FindOrAdd(key);
        return value.IsCompleted ? value : value.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));

    /// <inheritdoc/>
    public void Prime(TKey key, TValue value)
    {
        lock (_gate)
        {
            _cache.TryAdd(key, Task.FromResult<TValue?>(value));
        }
    }

    /// <inheritdoc/>
    public void Remove(TKey key)
    {
        lock (_gate)
        {
            _cache.Remove(key);
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    /// <summary>Fetches the values of distinct keys. An exception is the failure of every key.</summary>
    /// <param name="keys">At most <see cref="MaxBatchSize"/> keys, each once.</param>
    /// <param name="results">A place for each key; one that is left as it is has no value.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys, Memory<DataLoaderResult<TValue>> results, CancellationToken cancellationToken);

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
                _open = opened = new Batch(this, scheduler.HandsOutInPlace);
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

    /// <summary>The keys of one fetch and who waits for them.</summary>
    private sealed class Batch(DataLoader<TKey, TValue> loader, bool handsOutInPlace) : DataLoaderScheduler.IBatch
    {
        private readonly Dictionary<TKey, int> _indexes = [];
        private readonly List<TaskCompletionSource<TValue?>> _values = [];
        private DataLoaderResult<TValue>[] _results = [];
        private Exception? _failure;

        public int Count => _values.Count;

        public Task<TValue?> Add(TKey key)
        {
            // A key that was forgotten after it was added is still fetched once.
            if (!_indexes.TryGetValue(key, out int index))
            {
                index = _values.Count;
                _indexes.Add(key, index);
                // In place: what waits for the values goes on while they are handed out, so that the keys it asks for
                // next are all there when the last value is.
                _values.Add(new TaskCompletionSource<TValue?>(handsOutInPlace
                    ? TaskCreationOptions.None
                    : TaskCreationOptions.RunContinuationsAsynchronously));
            }

            return _values[index].Task;
        }

        public async Task LoadAsync(CancellationToken cancellationToken)
        {
            loader.Close(this);
            _results = new DataLoaderResult<TValue>[_values.Count];
            try
            {
                await loader.FetchAsync([.. _indexes.Keys], _results, cancellationToken);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
        }

        public void Cancel(CancellationToken cancellationToken)
        {
            loader.Close(this);
            _failure = new OperationCanceledException(cancellationToken);
            HandOut();
        }

        public void HandOut()
        {
            for (int i = 0; i < _values.Count; i++)
            {
                if (_failure is not null)
                {
                    Fail(_values[i], _failure);
                }
                else if (_results[i].Error is { } error)
                {
                    Fail(_values[i], error);
                }
                else
                {
                    _values[i].TrySetResult(_results[i].Value);
                }
            }
        }

        private static void Fail(TaskCompletionSource<TValue?> value, Exception failure)
        {
            if (failure is OperationCanceledException cancelled)
            {
                value.TrySetCanceled(cancelled.CancellationToken);
            }
            else
            {
                value.TrySetException(failure);
            }
        }
    }
}
