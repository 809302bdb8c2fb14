using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>Fields of an object that are executed on their own, once for all deferred fragments that share them.</summary>
/// <param name="groups">The fragments that wait for it; the first that is complete delivers it.</param>
/// <param name="target">The object with these fields only.</param>
/// <param name="path">Where the object stands; <see langword="null"/> for the root.</param>
/// <param name="around">The deferred fragments that are known where the object stands.</param>
internal sealed class DeferredUnit(
    IReadOnlyList<DeliveryGroup> groups, ResolvedObject target, ResultPath? path, DeliveryMap? around) : ExecutionUnit
{
    public IReadOnlyList<DeliveryGroup> Groups { get; } = groups;

    public ResolvedObject Target { get; } = target;

    public ResultPath? Path { get; } = path;

    public DeliveryMap? Around { get; } = around;

    public bool IsStarted { get; set; }

    /// <summary>What it came to; <see langword="null"/> until it is finished.</summary>
    public UnitResult? Result { get; set; }
}
