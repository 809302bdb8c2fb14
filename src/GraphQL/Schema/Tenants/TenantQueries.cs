using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>Reads of the caller and the caller's tenant.</summary>
[QueryType]
public static class TenantQueries
{
    /// <summary>The caller.</summary>
    [TenantFree]
    public static Me GetMe([Service] Caller caller) => Me.From(caller);

    /// <summary>The tenants that the caller belongs to, by code.</summary>
    [TenantFree]
    public static IReadOnlyList<Membership> GetMyTenants([Service] Caller caller) => Me.From(caller).Memberships;

    /// <summary>The tenant of this request.</summary>
    public static Row<Tenant> GetTenant(ITenantSession session) => Row.ByKey<Tenant>(session.Context.TenantId);

    /// <summary>The tenant's totals as its projection keeps them; null before its first event.</summary>
    public static Row<TenantStatistics> GetTenantStats(ITenantSession session) =>
        Row.ByKey<TenantStatistics>(session.Context.TenantId);

    /// <summary>The tenant's counts from its rows.</summary>
    public static TenantMetrics GetTenantMetrics() => new();
}
