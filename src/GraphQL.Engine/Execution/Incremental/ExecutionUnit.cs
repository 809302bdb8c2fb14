namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>
/// Fields that are executed together and delivered together: the initial response, a part that was deferred, an item
/// of a stream. Only the thread that executes the operation touches it.
/// </summary>
internal class ExecutionUnit
{
    private int _outstanding;

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Counts something that has to end before the unit is finished.</summary>
    public void Begin() => _outstanding++;

    /// <summary>Counts an end; returns whether it was the last one.</summary>
    public bool End() => --_outstanding == 0;
}
