namespace GraphTenancy.Persistence.Analytics;

/// <summary>The totals of one tenant.</summary>
public sealed record TenantTotals
{
    /// <summary>The tenant's id.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>The tenant's code.</summary>
    public required string Code { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string Name { get; init; }

    /// <summary>Members.</summary>
    public required long UserCount { get; init; }

    /// <summary>Orders ever placed.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Customers.</summary>
    public required long CustomerCount { get; init; }

    /// <summary>Events.</summary>
    public required long EventCount { get; init; }

    /// <summary>The sum of all orders that are not cancelled, in minor units.</summary>
    public required long RevenueMinor { get; init; }
}
