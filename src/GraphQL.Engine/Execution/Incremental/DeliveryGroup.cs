using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>A deferred fragment at one object of the response; clients know it by its id while it is pending.</summary>
/// <param name="path">Where the object stands; <see langword="null"/> for the root.</param>
/// <param name="label">The label.</param>
/// <param name="parent">The deferred fragment around it; <see langword="null"/>: none.</param>
internal sealed class DeliveryGroup(ResultPath? path, string? label, DeliveryGroup? parent) : PendingPart(path, label)
{
    /// <summary>The deferred fragment around it.</summary>
    public DeliveryGroup? Parent { get; } = parent;

    /// <summary>The units that have to be finished, in the order in which they were found.</summary>
    public List<DeferredUnit> Units { get; } = [];

    /// <summary>How many of them are not.</summary>
    public int Unfinished { get; set; }

    /// <summary>The deferred fragments inside of it.</summary>
    public List<DeliveryGroup> Children { get; } = [];

    /// <summary>Whether it waits to be delivered: known, not delivered, not failed.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether all around it was delivered, so that its units run.</summary>
    public bool IsReleased { get; set; }
}
