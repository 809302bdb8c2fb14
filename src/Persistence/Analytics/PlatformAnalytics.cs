using GraphTenancy.Persistence.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Persistence.Analytics;

/// <summary>Totals over all tenants, read through a privileged session.</summary>
public static class PlatformAnalytics
{
    /// <summary>Days that count as recent.</summary>
    public const int RecentDays = 30;

    // Each count has its own sub-select: joined, the users of a tenant would multiply its revenue.
    private const string SelectStatistics = """
        select tenants.tenant_id, tenants.code, tenants.name,
            (select count(*) from control.tenant_members as members where members.tenant_id = tenants.tenant_id),
            coalesce(statistics.order_count, 0), coalesce(statistics.customer_count, 0),
            coalesce(statistics.event_count, 0), coalesce(statistics.revenue_minor, 0)
        from control.tenants as tenants
        left join read_model.tenant_statistics as statistics on statistics.tenant_id = tenants.tenant_id
        where tenants.code <> 'common' and ($2::text[] is null or tenants.code = any ($2))
        """;

    private const string ByRevenue = " order by coalesce(statistics.revenue_minor, 0) desc, tenants.code limit $1";
    private const string ByOrders = " order by coalesce(statistics.order_count, 0) desc, tenants.code limit $1";
    private const string ByEvents = " order by coalesce(statistics.event_count, 0) desc, tenants.code limit $1";

    private const string SelectMetrics = """
        select (select count(*) from control.tenants where code <> 'common'),
            (select count(*) from control.users),
            (select count(*) from read_model.products where deleted_at is null),
            (select coalesce(sum(order_count), 0)::bigint from read_model.tenant_statistics),
            (select coalesce(sum(event_count), 0)::bigint from read_model.tenant_statistics),
            (select count(*) from read_model.orders where placed_at >= now() - make_interval(days => $1))
        """;

    private const string SelectProductCounts = """
        select tenants.code, count(*)
        from read_model.products as products
        join control.tenants as tenants on tenants.tenant_id = products.tenant_id
        where products.deleted_at is null
        group by tenants.code
        order by count(*) desc, tenants.code
        """;

    /// <summary>The totals of the first <paramref name="count"/> tenants in the given order; ties by code.</summary>
    /// <param name="session">The privileged session.</param>
    /// <param name="by">By what they are ranked.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="codes">Only these tenants; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the SQL.</param>
    public static ValueTask<IReadOnlyList<TenantTotals>> ReadTenantTotalsAsync(
        IAdminSession session,
        TenantRanking by,
        int count,
        IReadOnlyList<string>? codes,
        CancellationToken cancellationToken)
    {
        string order = by switch
        {
            TenantRanking.Orders => ByOrders,
            TenantRanking.Events => ByEvents,
            _ => ByRevenue,
        };
        return session.QueryAsync<IReadOnlyList<TenantTotals>>(
            [new SqlStatement(
                SelectStatistics + order, SqlParameter.Of(count),
                SqlParameter.Array(codes?.ToArray(), NpgsqlDbType.Text))],
            ReadTotalsAsync,
            cancellationToken);
    }

    /// <summary>The totals of the whole system.</summary>
    public static ValueTask<SystemTotals> ReadSystemTotalsAsync(
        IAdminSession session, CancellationToken cancellationToken) => session.QueryAsync(
        [new SqlStatement(SelectMetrics, SqlParameter.Of(RecentDays)), new SqlStatement(SelectProductCounts)],
        ReadSystemTotalsAsync,
        cancellationToken);

    private static async ValueTask<IReadOnlyList<TenantTotals>> ReadTotalsAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var totals = new List<TenantTotals>();
        while (await reader.ReadAsync(cancellationToken))
        {
            totals.Add(new TenantTotals
            {
                TenantId = reader.GetGuid(0),
                Code = reader.GetString(1),
                Name = reader.GetString(2),
                UserCount = reader.GetInt64(3),
                OrderCount = reader.GetInt64(4),
                CustomerCount = reader.GetInt64(5),
                EventCount = reader.GetInt64(6),
                RevenueMinor = reader.GetInt64(7),
            });
        }

        return totals;
    }

    private static async ValueTask<SystemTotals> ReadSystemTotalsAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        long[] totals = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetInt64)];
        await reader.NextResultAsync(cancellationToken);
        var products = new List<KeyValuePair<string, long>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(new KeyValuePair<string, long>(reader.GetString(0), reader.GetInt64(1)));
        }

        return new SystemTotals
        {
            TenantCount = totals[0],
            UserCount = totals[1],
            ProductCount = totals[2],
            OrderCount = totals[3],
            EventCount = totals[4],
            RecentOrderCount = totals[5],
            ProductsByTenant = products,
        };
    }
}
