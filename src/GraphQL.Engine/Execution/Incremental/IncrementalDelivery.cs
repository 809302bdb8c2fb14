using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>
/// Delivers what the initial response left: executes it when a payload is asked for, one logical thread as everywhere.
/// </summary>
internal sealed class IncrementalDelivery : IAsyncDisposable
{
    private readonly OperationExecution _execution;
    private readonly DeliveryGraph _graph;
    private bool _isStarted;

    public IncrementalDelivery(OperationExecution execution, IncrementalWork work)
    {
        _execution = execution;
        _graph = new DeliveryGraph(execution.Start);
        Pending = _graph.Begin(work);
    }

    /// <summary>What the initial response announces.</summary>
    public IReadOnlyList<PendingEntry> Pending { get; }

    /// <summary>Executes on until there is something to send.</summary>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async ValueTask<IncrementalPayload> NextAsync()
    {
        var payload = new IncrementalPayload();
        try
        {
            Start();
            while (true)
            {
                foreach (ItemStream stream in _graph.Streams)
                {
                    _execution.Read(stream);
                }

                Collect(payload);
                payload.HasNext = !_graph.IsDone;
                if (!payload.IsEmpty || _graph.IsDone)
                {
                    return payload;
                }

                if (!await _execution.AdvanceAsync())
                {
                    throw new InvalidOperationException("Parts of the response are pending and nothing is executed.");
                }
            }
        }
        catch
        {
            payload.Dispose();
            throw;
        }
    }

    /// <summary>The last payload, when nothing more can be executed.</summary>
    public IncrementalPayload Fail(GraphQLError error)
    {
        var payload = new IncrementalPayload { HasNext = false };
        _graph.FailAll(error, payload);
        return payload;
    }

    /// <summary>Ends the streams that are left; the execution belongs to its maker.</summary>
    public ValueTask DisposeAsync() => _execution.DropStreamsAsync();

    private void Start()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _graph.StartInitial();
        }
    }

    private void Collect(IncrementalPayload payload)
    {
        // A fragment that is delivered starts those inside of it, which may be finished at once.
        while (_execution.TakeFinished() is { } unit)
        {
            Finish(unit, payload);
        }

        foreach (ItemStream stream in _graph.Streams.ToArray())
        {
            _graph.Deliver(stream, payload);
        }

        foreach (ItemStream stream in _graph.TakeDropped())
        {
            _execution.Drop(stream);
        }
    }

    private void Finish(ExecutionUnit unit, IncrementalPayload payload)
    {
        if (unit.IsCancelled)
        {
            _execution.DropStreamsOf(unit);
            return;
        }

        UnitResult result = _execution.Write(unit);
        _execution.DropStreamsOf(unit);
        if (unit is DeferredUnit deferred)
        {
            deferred.Result = result;
            _graph.Finish(deferred, payload);
        }
        else if (unit is ItemUnit item)
        {
            item.Result = result;
        }
    }
}
