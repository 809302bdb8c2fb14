namespace GraphTenancy.GraphQL.Engine.DataLoading;

/// <summary>
/// Decides when the keys that loaders have collected are fetched. One per request, which makes it: all its loaders
/// share it, and none of another request can. Safe for several threads.
/// </summary>
/// <remarks>
/// While an operation is executed, its pump dispatches, with no timer: when none of its resolvers can go on. So all
/// keys of a level travel together. Before that (in an interceptor or a policy) batches start on their own.
/// </remarks>
public sealed class DataLoaderScheduler
{
    private readonly Lock _gate = new();
    private readonly bool _dispatchesItself;
    private readonly IPump? _pump;
    private readonly CancellationToken _aborted;
    private List<IBatch> _waiting = [];
    private bool _isWatching;
    private int _keys;

    /// <summary>A scheduler without a pump.</summary>
    /// <param name="dispatchesItself">
    /// Whether batches start on their own once no resolver asks for another key; otherwise <see cref="Dispatch"/> does.
    /// </param>
    /// <param name="aborted">Ends the fetches when the request ends.</param>
    internal DataLoaderScheduler(bool dispatchesItself = true, CancellationToken aborted = default)
    {
        _dispatchesItself = dispatchesItself;
        _aborted = aborted;
    }

    /// <summary>The scheduler of a request.</summary>
    /// <param name="pump">Dispatches while it runs.</param>
    /// <param name="aborted">Ends the fetches when the request ends.</param>
    internal DataLoaderScheduler(IPump pump, CancellationToken aborted)
        : this(dispatchesItself: true, aborted) => _pump = pump;

    /// <summary>Whether keys are waiting to be fetched.</summary>
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

    /// <summary>Keys asked for so far; tells whether anyone still asks.</summary>
    internal int Keys => Volatile.Read(ref _keys);

    /// <summary>Whether what waits for a value goes on in place, on the pump's thread.</summary>
    internal bool HandsOutInPlace => _pump is { IsRunning: true };

    /// <summary>Starts every waiting batch and returns their number; does not wait for their end.</summary>
    internal int Dispatch()
    {
        IReadOnlyList<IBatch> batches = TakeWaiting();
        foreach (IBatch batch in batches)
        {
            _ = RunAsync(batch);
        }

        return batches.Count;
    }

    /// <summary>Takes the waiting batches, to be loaded and handed out by the taker.</summary>
    internal IReadOnlyList<IBatch> TakeWaiting()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return [];
            }

            List<IBatch> batches = _waiting;
            _waiting = [];
            return batches;
        }
    }

    internal void NoteKey() => Interlocked.Increment(ref _keys);

    internal void Enqueue(IBatch batch)
    {
        if (_aborted.IsCancellationRequested && _pump is not null)
        {
            // Nobody dispatches any more, and nobody may wait for it.
            batch.Cancel(_aborted);
            return;
        }

        lock (_gate)
        {
            _waiting.Add(batch);
            bool isPumped = _pump is not null && _pump.TryWake();
            if (isPumped || !_dispatchesItself || _isWatching)
            {
                return;
            }

            _isWatching = true;
        }

        _ = DispatchWhenQuietAsync();
    }

    private async Task RunAsync(IBatch batch)
    {
        await batch.LoadAsync(_aborted);
        batch.HandOut();
    }

    // Each turn of the thread pool lets resolvers that are ready add their keys; one without a new key ends the wait.
    private async Task DispatchWhenQuietAsync()
    {
        int seen;
        do
        {
            seen = Keys;
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        while (seen != Keys);

        lock (_gate)
        {
            _isWatching = false;
        }

        Dispatch();
    }

    /// <summary>Executes an operation and dispatches meanwhile.</summary>
    internal interface IPump
    {
        /// <summary>Whether it executes.</summary>
        bool IsRunning { get; }

        /// <summary>Tells it that keys are waiting; false when it does not run.</summary>
        bool TryWake();
    }

    /// <summary>Keys that are fetched together.</summary>
    internal interface IBatch
    {
        /// <summary>Fetches; a failure waits to be handed out.</summary>
        Task LoadAsync(CancellationToken cancellationToken);

        /// <summary>Gives everyone the values, or the failures.</summary>
        void HandOut();

        /// <summary>Gives up, before it was loaded.</summary>
        void Cancel(CancellationToken cancellationToken);
    }
}
