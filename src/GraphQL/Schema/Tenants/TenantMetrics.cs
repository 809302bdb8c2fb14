using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Orders;
using GraphTenancy.GraphQL.Schema.Products;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>Counts of the caller's tenant, from the rows themselves.</summary>
[ObjectType]
public sealed class TenantMetrics
{
    /// <summary>Products of the tenant's own catalogue.</summary>
    // The common catalogue is readable too, so here the own one must be asked for.
    public Count<Product> GetProducts(ITenantSession session) => Count.Of<Product>()
        .Where("tenant_id", session.Context.TenantId)
        .Where<DateTimeOffset?>("deleted_at", null);

    /// <summary>Orders.</summary>
    public Count<Order> GetOrders() => Count.Of<Order>();

    /// <summary>Members.</summary>
    public Count<TenantMember> GetUsers() => Count.Of<TenantMember>();
}
