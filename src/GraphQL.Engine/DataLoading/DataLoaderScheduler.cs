namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>
/// Decides when the keys that loaders have collected are fetched. One per request: all its loaders share it.
/// Safe for several threads.
/// </summary>
/// <param name="dispatchesItself">
/// Whether batches start on their own once no resolver asks for another key; otherwise whoever runs the resolvers
/// calls <see cref="Dispatch"/> when none of them can go on, which gives the largest batches.
/// </param>
/// <param name="aborted">Ends the fetches when the request ends.</param>
public sealed class DataLoaderScheduler(bool dispatchesItself = true, CancellationToken aborted = default)
{
    private readonly Lock _gate = new();
    private List<IBatch> _waiting = [];
    private bool _isWatching;
    private int _keys;

    /// <summary>Whether keys are waiting for <see cref="Dispatch"/>.</summary>
    public bool HasWaitingBatches
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0;
            }
        }
    }

    /// <summary>Starts every waiting batch and returns their number; does not wait for their end.</summary>
    public int Dispatch()
    {
        List<IBatch> batches;
        lock (_gate)
        {
            batches = _waiting;
            _waiting = [];
        }

        foreach (IBatch batch in batches)
        {
            batch.Start(aborted);
        }

        return batches.Count;
    }

    internal void NoteKey() => Interlocked.Increment(ref _keys);

    internal void Enqueue(IBatch batch)
    {
        lock (_gate)
        {
            _waiting.Add(batch);
            if (!dispatchesItself || _isWatching)
            {
                return;
            }

            _isWatching = true;
        }

        _ = DispatchWhenQuietAsync();
    }

    // Each turn of the thread pool lets resolvers that are ready add their keys; one without a new key ends the wait.
    private async Task DispatchWhenQuietAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _keys);
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        while (seen != Volatile.Read(ref _keys));

        lock (_gate)
        {
            _isWatching = false;
        }

        Dispatch();
    }

    internal interface IBatch
    {
        void Start(CancellationToken cancellationToken);
    }
}
