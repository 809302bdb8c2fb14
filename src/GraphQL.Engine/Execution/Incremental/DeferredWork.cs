namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>What is deferred at one object.</summary>
/// <param name="Groups">The deferred fragments that begin at it.</param>
/// <param name="Units">The fields of it that are executed on their own.</param>
internal sealed record DeferredWork(IReadOnlyList<DeliveryGroup> Groups, IReadOnlyList<DeferredUnit> Units);
