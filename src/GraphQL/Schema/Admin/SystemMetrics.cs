using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Admin;

/// <summary>The totals of the whole system.</summary>
[ObjectType]
public sealed record SystemMetrics
{
    /// <summary>Tenants, the common one not counted.</summary>
    public required long TotalTenants { get; init; }

    /// <summary>Users.</summary>
    public required long TotalUsers { get; init; }

    /// <summary>Products of all catalogues.</summary>
    public required long TotalProducts { get; init; }

    /// <summary>Orders ever placed.</summary>
    public required long TotalOrders { get; init; }

    /// <summary>Events.</summary>
    public required long TotalEvents { get; init; }

    /// <summary>Orders placed in the last 30 days, all of them.</summary>
    public required long RecentOrdersCount { get; init; }

    /// <summary>Products by tenant, most first.</summary>
    public required IReadOnlyList<TenantProductCount> ProductsByTenant { get; init; }
}

/// <summary>How many products a tenant's catalogue has.</summary>
/// <param name="Tenant">The tenant's code.</param>
/// <param name="Count">Products.</param>
[ObjectType]
public sealed record TenantProductCount([property: GraphQLType("TenantCode!")] string Tenant, long Count);
