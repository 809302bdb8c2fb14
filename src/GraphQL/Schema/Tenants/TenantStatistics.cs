using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>The totals of a tenant, kept up to date by a projection.</summary>
[ObjectType]
[Table("read_model.tenant_statistics", Key = "tenant_id")]
public sealed record TenantStatistics
{
    /// <summary>Orders ever placed.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Orders that were shipped.</summary>
    public required long ShippedCount { get; init; }

    /// <summary>Orders that were cancelled.</summary>
    public required long CancelledCount { get; init; }

    /// <summary>Customers.</summary>
    public required long CustomerCount { get; init; }

    /// <summary>Events.</summary>
    public required long EventCount { get; init; }

    /// <summary>The sum of all orders that are not cancelled.</summary>
    [Column("revenue_minor")]
    [Money]
    public required decimal Revenue { get; init; }

    /// <summary>When a total last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The tenant.</summary>
    [ToOne("tenant_id")]
    public required Tenant Tenant { get; init; }
}
