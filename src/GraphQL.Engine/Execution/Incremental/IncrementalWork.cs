namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>What was deferred and streamed inside of a written value.</summary>
/// <param name="Groups">Deferred fragments, in any order.</param>
/// <param name="Units">The units that they wait for.</param>
/// <param name="Streams">Lists with items left.</param>
internal sealed record IncrementalWork(
    IReadOnlyList<DeliveryGroup> Groups, IReadOnlyList<DeferredUnit> Units, IReadOnlyList<ItemStream> Streams)
{
    /// <summary>Nothing.</summary>
    public static IncrementalWork None { get; } = new([], [], []);
}
