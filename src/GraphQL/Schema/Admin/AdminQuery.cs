using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Schema.Orders;
using GraphTenancy.GraphQL.Schema.Tenants;
using GraphTenancy.Persistence.Analytics;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Admin;

/// <summary>Reads over all tenants.</summary>
[ObjectType]
public sealed class AdminQuery
{
    private const int MaxCount = 100;

    /// <summary>All tenants, by code unless another order is asked for.</summary>
    [Privileged]
    [UsePaging(MaxPageSize = MaxCount, IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public Rows<Tenant> GetTenants() => Rows.Of<Tenant>().OrderBy(nameof(Tenant.Code));

    /// <summary>One tenant by its code; null when there is none.</summary>
    [Privileged]
    public Row<Tenant> GetTenant([GraphQLType("TenantCode!")] string code) =>
        Row.Where<Tenant>(nameof(Tenant.Code), code);

    /// <summary>The totals of the named tenants, or of all; largest revenue first.</summary>
    [ListSize(AssumedSize = MaxCount, SlicingArguments = ["first"])]
    public async Task<IReadOnlyList<AdminTenantStatistics>> GetTenantStatisticsAsync(
        IAdminSession session,
        CancellationToken cancellationToken,
        [GraphQLType("[TenantCode!]")] IReadOnlyList<string>? tenants,
        int first = MaxCount) => await RankAsync(session, TenantRanking.Revenue, first, tenants, cancellationToken);

    /// <summary>The largest tenants; ties by code.</summary>
    [ListSize(AssumedSize = MaxCount, SlicingArguments = ["first"])]
    public async Task<IReadOnlyList<AdminTenantStatistics>> GetTopTenantsAsync(
        IAdminSession session,
        CancellationToken cancellationToken,
        int first = 10,
        TenantRanking by = TenantRanking.Revenue) => await RankAsync(session, by, first, null, cancellationToken);

    /// <summary>The totals of the whole system.</summary>
    public async Task<SystemMetrics> GetSystemMetricsAsync(
        IAdminSession session, CancellationToken cancellationToken)
    {
        SystemTotals totals = await PlatformAnalytics.ReadSystemTotalsAsync(session, cancellationToken);
        return new SystemMetrics
        {
            TotalTenants = totals.TenantCount,
            TotalUsers = totals.UserCount,
            TotalProducts = totals.ProductCount,
            TotalOrders = totals.OrderCount,
            TotalEvents = totals.EventCount,
            RecentOrdersCount = totals.RecentOrderCount,
            ProductsByTenant =
                [.. totals.ProductsByTenant.Select(static count => new TenantProductCount(count.Key, count.Value))],
        };
    }

    /// <summary>The newest orders of all tenants.</summary>
    [Privileged]
    [ListSize(AssumedSize = MaxCount, SlicingArguments = ["first"])]
    public Rows<Order> GetRecentOrders(int first = MaxCount) =>
        Rows.Of<Order>().OrderByDescending(nameof(Order.PlacedAt)).Take(Checked(first));

    /// <summary>Orders of one tenant, or of all when no code is given; newest first.</summary>
    [Privileged]
    [ListSize(AssumedSize = MaxCount, SlicingArguments = ["first"])]
    public Rows<Order> GetOrders([GraphQLType("TenantCode")] string? tenant, int first = MaxCount)
    {
        Rows<Order> orders = Rows.Of<Order>().OrderByDescending(nameof(Order.PlacedAt)).Take(Checked(first));
        return tenant is null ? orders : orders.WhereRelated(nameof(Order.Tenant), nameof(Tenant.Code), tenant);
    }

    /// <summary>What the orders of all tenants come to, together or in groups, such as by tenant.</summary>
    [Privileged]
    [UseFiltering]
    public Aggregate<Order> GetOrdersAggregate() => Aggregate.Of<Order>();

    private static async Task<IReadOnlyList<AdminTenantStatistics>> RankAsync(
        IAdminSession session,
        TenantRanking by,
        int first,
        IReadOnlyList<string>? tenants,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<TenantTotals> totals = await PlatformAnalytics.ReadTenantTotalsAsync(
            session, by, Checked(first), tenants, cancellationToken);
        return [.. totals.Select(AdminTenantStatistics.From)];
    }

    private static int Checked(int first) => first is >= 0 and <= MaxCount
        ? first
        : throw new GraphQLException(
            $"The page size {first} is outside 0 to {MaxCount}. Ask for at most {MaxCount} rows.",
            DataErrorCodes.PageSizeOutOfRange);
}
