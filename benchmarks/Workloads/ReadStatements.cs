namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>
/// The SQL of a tenant's reads, as a good engineer would write it; the hand-written endpoint and pgbench share it.
/// </summary>
internal static class ReadStatements
{
    public const string TenantContext =
        "select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true)";

    /// <summary>W1.</summary>
    public const string OrderById = """
        select o.order_id, o.order_number, o.status, o.total_minor, o.placed_at, o.tracking_number, c.name
        from read_model.orders o
        join read_model.customers c on c.tenant_id = o.tenant_id and c.customer_id = o.customer_id
        where o.order_id = $1
        """;

    // The limit is text, because a parameter there costs a new plan each time.

    /// <summary>W2: one row more than asked for says whether there is a next page.</summary>
    public static string OrdersByStatus(int first) => $"""
        select o.order_id, o.order_number, o.status, o.total_minor, o.placed_at
        from read_model.orders o
        where o.status = $1
        order by o.placed_at desc, o.order_id desc
        limit {first + 1}
        """;

    /// <summary>W3: the lines come before their orders, so that each order can be written when it is read.</summary>
    public static string LinesOfOrders(int first) => $"""
        select l.order_id, l.line_number, l.product_name, l.quantity, l.unit_price_minor
        from read_model.order_lines l
        where l.order_id = any (array(
            select order_id from read_model.orders order by placed_at desc, order_id desc limit {first}))
        order by l.order_id, l.line_number
        """;

    /// <summary>
    /// W3: the orders with their customers. The orders are chosen before they are joined: left to itself the planner
    /// compares each of them with all customers of the tenant.
    /// </summary>
    public static string Orders(int first) => $"""
        select o.order_id, o.order_number, o.status, o.total_minor, o.placed_at, c.name
        from (select * from read_model.orders order by placed_at desc, order_id desc limit {first}) o
        cross join lateral (
            select c.name from read_model.customers c
            where c.tenant_id = o.tenant_id and c.customer_id = o.customer_id limit 1) c
        order by o.placed_at desc, o.order_id desc
        """;
}
