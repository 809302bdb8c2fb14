namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>The SQL of the reads over all tenants; the hand-written endpoint and pgbench share it.</summary>
internal static class AdminStatements
{
    public const string UserContext = "select set_config('app.user_id', $1, true)";

    /// <summary>W5.</summary>
    public const string TopTenants = """
        select t.code, t.name, coalesce(s.order_count, 0), coalesce(s.revenue_minor, 0)
        from control.tenants t
        left join read_model.tenant_statistics s on s.tenant_id = t.tenant_id
        where t.code <> 'common'
        order by coalesce(s.revenue_minor, 0) desc, t.code
        limit 10
        """;

    /// <summary>W5b.</summary>
    public const string OrdersByTenant = """
        select t.code, t.name, g.count, g.total
        from (
            select tenant_id, count(*) as count, sum(total_minor)::bigint as total
            from read_model.orders
            group by tenant_id
            order by sum(total_minor) desc, tenant_id
            limit 10) g
        left join control.tenants t on t.tenant_id = g.tenant_id
        order by g.total desc, g.tenant_id
        """;
}
