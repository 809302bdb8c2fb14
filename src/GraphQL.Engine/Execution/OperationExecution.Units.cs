using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>
/// Units of incremental delivery: the same walk over the fields, which counts for each unit what is under way. All
/// units that run at a time share one pump, so that their fetches travel together.
/// </content>
internal sealed partial class OperationExecution
{
    private readonly List<ItemStream> _streams = [];
    private readonly List<Task> _ends = [];
    private readonly Queue<ExecutionUnit> _finished = new();

    /// <summary>The next unit that is finished; <see langword="null"/>: none at the moment.</summary>
    public ExecutionUnit? TakeFinished() => _finished.TryDequeue(out ExecutionUnit? unit) ? unit : null;

    /// <summary>Executes fields that were deferred.</summary>
    public void Start(DeferredUnit unit)
    {
        unit.IsStarted = true;
        unit.Begin();
        StartFields(unit.Target, unit.Path, new DeliveryScope(unit, unit.Around));
        EndInUnit(unit);
    }

    /// <summary>
    /// Sends the fetches that wait, then waits for what finishes next; false when nothing is under way.
    /// </summary>
    /// <exception cref="OperationCanceledException">The request was aborted.</exception>
    public async ValueTask<bool> AdvanceAsync()
    {
        SendFetches();
        SendBatches();
        Request.Aborted.ThrowIfCancellationRequested();
        if (_outstanding == 0)
        {
            return false;
        }

        await _completions.WaitAsync().WaitAsync(Request.Aborted);
        ApplyCompletions();
        if (HasWaitingWork)
        {
            await ApplyTogetherAsync();
        }

        return true;
    }

    /// <summary>Writes what a finished unit came to.</summary>
    public UnitResult Write(ExecutionUnit unit)
    {
        var value = new ResultWriter(512);
        ResultPath? start = unit is ItemUnit item ? item.Path : (unit as DeferredUnit)?.Path;
        var response = new ResponseWriter(value, this, _errorHandler, _typeResolver, Request.Aborted, start);
        try
        {
            if (TryWrite(unit, response))
            {
                return new UnitResult { Value = value, Errors = response.Errors, Work = response.TakeWork() };
            }
        }
        catch
        {
            value.Dispose();
            throw;
        }

        value.Dispose();
        return new UnitResult { Errors = [response.FatalError] };
    }

    /// <summary>Ends the streams of a unit that turned out to stand below a null.</summary>
    public void DropStreamsOf(ExecutionUnit owner)
    {
        foreach (ItemStream stream in _streams.FindAll(stream => stream.Owner == owner && !stream.IsWanted))
        {
            Drop(stream);
        }
    }

    /// <summary>Ends the streams of the initial response that turned out to stand below a null.</summary>
    public void DropUnwantedStreams()
    {
        foreach (ItemStream stream in _streams.FindAll(static stream => !stream.IsWanted))
        {
            Drop(stream);
        }
    }

    /// <summary>Ends a stream that nobody reads any more, without waiting for its source.</summary>
    public void Drop(ItemStream stream)
    {
        if (_streams.Remove(stream))
        {
            stream.IsEnded = true;
            _ends.Add(stream.DisposeAsync().AsTask());
        }
    }

    /// <summary>Ends all streams and waits for their sources; errors of the end have no reader.</summary>
    public async ValueTask DropStreamsAsync()
    {
        foreach (ItemStream stream in _streams.ToArray())
        {
            Drop(stream);
        }

        await Task.WhenAll(_ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static bool TryWrite(ExecutionUnit unit, ResponseWriter response) => unit switch
    {
        DeferredUnit deferred => response.TryWriteObject(deferred.Target),
        ItemUnit item => response.TryWriteItem(item.Stream.ItemType, item.Value, item.Stream.Field),
        _ => throw new ArgumentException($"A {unit.GetType().Name} is written with the response.", nameof(unit)),
    };

    // The deferred fragments that begin at an object, and its fields that are executed later.
    private static DeliveryScope? Defer(
        ResolvedObject target, DeferPlan? plan, ResultPath? path, DeliveryScope? scope)
    {
        if (plan is null || scope is null)
        {
            return scope;
        }

        DeliveryMap? map = scope.Map;
        var groups = new List<DeliveryGroup>(plan.NewUsages.Count);
        foreach (DeferUsage usage in plan.NewUsages)
        {
            DeliveryGroup? parent = usage.Parent is null ? null : DeliveryMap.Find(map, usage.Parent);
            var group = new DeliveryGroup(path, usage.Label, parent);
            groups.Add(group);
            map = new DeliveryMap(map, usage, group);
        }

        DeferredUnit[] units = [.. plan.Parts.Select(part => new DeferredUnit(
            [.. part.Usages.Select(usage => DeliveryMap.Find(map, usage))],
            new ResolvedObject(target.Type, target.Source, part.Fields),
            path,
            map))];
        target.Deferred = new DeferredWork(groups, units);
        return scope with { Map = map };
    }

    private void Begin(FieldTask task)
    {
        _outstanding++;
        task.Scope?.Unit.Begin();
    }

    private void End(FieldTask task, object? value)
    {
        if (task.Scope is not { Unit.IsCancelled: true })
        {
            Complete(task, value);
        }

        EndInUnit(task.Scope);
    }

    private void End(FieldTask task, Exception failure)
    {
        Fail(task, failure);
        EndInUnit(task.Scope);
    }

    private void EndInUnit(DeliveryScope? scope)
    {
        if (scope is not null)
        {
            EndInUnit(scope.Unit);
        }
    }

    private void EndInUnit(ExecutionUnit unit)
    {
        // The initial response is written by whoever waits for all of it.
        if (unit.End() && unit is DeferredUnit or ItemUnit)
        {
            _finished.Enqueue(unit);
        }
    }
}
