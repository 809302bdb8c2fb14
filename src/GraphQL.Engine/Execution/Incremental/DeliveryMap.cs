using GraphTenancy.GraphQL.Engine.Execution.Planning;

namespace GraphTenancy.GraphQL.Engine.Execution.Incremental;

/// <summary>The deferred fragments that are known at an object, linked from the inner to the outer ones.</summary>
/// <param name="Outer">Those around.</param>
/// <param name="Usage">The fragment in the operation.</param>
/// <param name="Group">The fragment in the response.</param>
internal sealed record DeliveryMap(DeliveryMap? Outer, DeferUsage Usage, DeliveryGroup Group)
{
    /// <summary>Finds the fragment in the response.</summary>
    /// <exception cref="InvalidOperationException">It did not begin at this object or around it.</exception>
    public static DeliveryGroup Find(DeliveryMap? map, DeferUsage usage)
    {
        for (DeliveryMap? at = map; at is not null; at = at.Outer)
        {
            if (ReferenceEquals(at.Usage, usage))
            {
                return at.Group;
            }
        }

        throw new InvalidOperationException($"The deferred fragment {usage.Id} did not begin here.");
    }
}
