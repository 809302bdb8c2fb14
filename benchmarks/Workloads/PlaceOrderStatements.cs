namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>
/// The SQL of W4, the same as our server's: two look-ups, then in one transaction stream, event, projections, totals, and
/// the answer read back. The hand-written endpoint and pgbench share it.
/// </summary>
internal static class PlaceOrderStatements
{
    public const string Customer = "select name from read_model.customers where customer_id = $1";

    public const string Products = """
        select distinct on (code) code, product_id, name, price_minor
        from read_model.products
        where code = any ($1) and deleted_at is null
        order by code, tenant_id = (select app.common_tenant_id())
        """;

    public const string OpenStream =
        "insert into event_store.streams (tenant_id, stream_id, stream_type, version) values ($1, $2, 'Order', 1)";

    public const string AppendEvent = """
        insert into event_store.events (tenant_id, stream_id, version, stream_type, event_id, event_type,
            schema_version, data, actor_id, correlation_id, recorded_at)
        values ($1, $2, 1, 'Order', $3, 'OrderPlaced', 1, $4, $5, $6, $7)
        """;

    public const string InsertOrder = """
        insert into read_model.orders (
            tenant_id, order_id, order_number, customer_id, status, total_minor, placed_at, version, placed_by)
        values ($1, $2, $3, $4, 'PLACED', $5, $6, 1, $7)
        """;

    public const string InsertLines = """
        insert into read_model.order_lines (
            tenant_id, order_id, line_number, product_id, product_code, product_name,
            quantity, unit_price_minor, amount_minor)
        select $1, $2, line.number, line.product_id, line.code, line.name,
            line.quantity, line.price, line.quantity * line.price
        from unnest($3, $4, $5, $6, $7, $8) as line (number, product_id, code, name, quantity, price)
        """;

    public const string AddToTotals = """
        insert into read_model.tenant_statistics as statistics (
            tenant_id, order_count, event_count, revenue_minor, updated_at)
        values ($1, 1, 1, $2, statement_timestamp())
        on conflict (tenant_id) do update
        set order_count = statistics.order_count + 1,
            event_count = statistics.event_count + 1,
            revenue_minor = statistics.revenue_minor + excluded.revenue_minor,
            updated_at = excluded.updated_at
        """;

    public const string Order = """
        select o.order_id, o.order_number, o.status, o.total_minor, o.placed_at, c.name
        from read_model.orders o
        join read_model.customers c on c.tenant_id = o.tenant_id and c.customer_id = o.customer_id
        where o.order_id = $1
        """;

    public const string Lines = """
        select line_number, product_name, quantity, unit_price_minor
        from read_model.order_lines where order_id = $1 order by line_number
        """;
}
