using GraphTenancy.Persistence.Sessions;
using NpgsqlTypes;

namespace GraphTenancy.Persistence.Seeding;

/// <summary>
/// Set-based SQL that writes what commands would have written: rows of the read model, and the events that they
/// follow from. Everything is computed from numbers, so that a repeated run makes the same rows.
/// </summary>
internal static class SeedStatements
{
    // As System.Text.Json writes a DateTimeOffset of whole seconds in UTC; seeds know no other times.
    private const string JsonTime = """'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'""";

    internal static SqlStatement InsertTenant(SeedTenant tenant) => new(
        """
        insert into control.tenants (tenant_id, code, name, plan) values ($1, $2, $3, $4)
        on conflict (tenant_id) do nothing
        returning 1
        """,
        SqlParameter.Of(tenant.TenantId),
        SqlParameter.Of(tenant.Code),
        SqlParameter.Of(tenant.Name),
        SqlParameter.Of(tenant.Plan));

    internal static SqlStatement InsertUser(SeedUser user) => new(
        """
        insert into control.users (user_id, subject, email, display_name) values ($1, $2, $3, $4)
        on conflict (user_id) do nothing
        """,
        SqlParameter.Of(user.UserId),
        SqlParameter.Of(user.Subject),
        SqlParameter.Of($"{user.Subject}@example.com"),
        SqlParameter.Of(user.DisplayName));

    internal static SqlStatement InsertRole(SeedUser user) => user.TenantId is { } tenantId
        ? new SqlStatement(
            """
            insert into control.tenant_members (tenant_id, user_id, role, is_default) values ($1, $2, $3, true)
            on conflict (tenant_id, user_id) do nothing
            """,
            SqlParameter.Of(tenantId),
            SqlParameter.Of(user.UserId),
            SqlParameter.Of(user.Role))
        : new SqlStatement(
            "insert into control.platform_roles (user_id, role) values ($1, $2) on conflict (user_id, role) do nothing",
            SqlParameter.Of(user.UserId),
            SqlParameter.Of(user.Role));

    /// <summary>Whether the tenant has its customers and products.</summary>
    internal static SqlStatement HasMasterData() =>
        new("select exists (select from event_store.streams where tenant_id = (select app.current_tenant_id()))");

    /// <summary>Whether the tenant has this order.</summary>
    internal static SqlStatement HasOrder(int number) => new(
        "select exists (select from read_model.orders where order_number = 'O-' || lpad($1::text, 10, '0'))",
        SqlParameter.Of(number));

    /// <summary>The ids of all products that the tenant may sell, those of the common tenant first.</summary>
    internal static SqlStatement ProductIds() =>
        new("select array_agg(product_id order by tenant_id, code) from read_model.products");

    /// <summary>Customers and products with their events.</summary>
    internal static IEnumerable<SqlStatement> MasterData(TenantContext context, SeedPlan plan)
    {
        DateTimeOffset at = plan.Now - plan.Span - TimeSpan.FromDays(1);
        yield return new SqlStatement(
            """
            insert into read_model.customers (tenant_id, customer_id, name, email, version, created_at, created_by)
            select $1, md5($1::text || '/customer/' || c.number)::uuid, c.name,
                regexp_replace(lower(c.name), '[^a-z0-9]+', '.', 'g') || '@example.com', 1, $3, $2
            from unnest($4) with ordinality as c (name, number)
            """,
            SqlParameter.Of(context.TenantId),
            SqlParameter.Of(context.UserId),
            SqlParameter.Of(at),
            SqlParameter.Array<string>([.. plan.Customers], NpgsqlDbType.Text));
        yield return new SqlStatement(
            """
            insert into read_model.products (tenant_id, product_id, code, name, price_minor, attributes, version,
                created_at, updated_at, created_by, updated_by)
            select $1, md5($1::text || '/product/' || p.number)::uuid, p.code, p.name, p.price, p.attributes::jsonb, 1,
                $3, $3, $2, $2
            from unnest($4, $5, $6, $7) with ordinality as p (code, name, price, attributes, number)
            """,
            SqlParameter.Of(context.TenantId),
            SqlParameter.Of(context.UserId),
            SqlParameter.Of(at),
            SqlParameter.Array<string>([.. plan.Products.Select(product => product.Code)], NpgsqlDbType.Text),
            SqlParameter.Array<string>([.. plan.Products.Select(product => product.Name)], NpgsqlDbType.Text),
            SqlParameter.Array<long>([.. plan.Products.Select(product => product.PriceMinor)], NpgsqlDbType.Bigint),
            SqlParameter.Array<string>([.. plan.Products.Select(product => product.Attributes)], NpgsqlDbType.Text));
        yield return MasterDataEvents(context);
        yield return MasterDataStreams(context);
        yield return Statistics(context);
    }

    /// <summary>The orders of these numbers with their lines and events.</summary>
    internal static IEnumerable<SqlStatement> Orders(
        TenantContext context, SeedPlan plan, int from, int to, Guid[] products)
    {
        yield return new SqlStatement(
            """
            with numbers as (
                select number,
                    date_trunc('second', $3::timestamptz - $4::interval * (1 - number::float8 / $5)) as placed_at,
                    $6 + number % ($7 - $6 + 1) as line_count
                from generate_series($8, $9) as number
            ),
            states as (
                select number, placed_at, line_count,
                    md5($1::text || '/order/' || number)::uuid as order_id,
                    placed_at + make_interval(hours => 1 + number % 48) as done_at,
                    case when number % 10 = 0 then 'CANCELLED' when number % 10 < 7 then 'SHIPPED' else 'PLACED' end
                        as wanted
                from numbers
            ),
            lines as (
                select s.order_id, l.line_number, p.product_id, p.code, p.name, p.price_minor,
                    1 + (s.number + l.line_number * l.line_number) % 4 as quantity
                from states s
                    cross join lateral generate_series(1, s.line_count) as l (line_number)
                    join read_model.products p
                        on p.product_id = ($10::uuid[])[1 + (s.number * 31 + l.line_number * 17) % cardinality($10)]
            ),
            totals as (
                select order_id, sum(quantity * price_minor)::bigint as total_minor from lines group by order_id
            ),
            placed as (
                insert into read_model.orders (tenant_id, order_id, order_number, customer_id, status, total_minor,
                    tracking_number, placed_at, shipped_at, cancelled_at, version, placed_by)
                select $1, s.order_id, 'O-' || lpad(s.number::text, 10, '0'),
                    md5($1::text || '/customer/' || (1 + s.number::bigint * 7919 % $11))::uuid,
                    case when s.done_at <= $3 then s.wanted else 'PLACED' end,
                    t.total_minor,
                    case when s.wanted = 'SHIPPED' and s.done_at <= $3
                        then 'TRACK-' || lpad(s.number::text, 8, '0') end,
                    s.placed_at,
                    case when s.wanted = 'SHIPPED' and s.done_at <= $3 then s.done_at end,
                    case when s.wanted = 'CANCELLED' and s.done_at <= $3 then s.done_at end,
                    case when s.wanted <> 'PLACED' and s.done_at <= $3 then 2 else 1 end,
                    $2
                from states s join totals t using (order_id)
            )
            insert into read_model.order_lines (tenant_id, order_id, line_number, product_id, product_code,
                product_name, quantity, unit_price_minor, amount_minor)
            select $1, order_id, line_number, product_id, code, name, quantity, price_minor, quantity * price_minor
            from lines
            """,
            SqlParameter.Of(context.TenantId),
            SqlParameter.Of(context.UserId),
            SqlParameter.Of(plan.Now),
            SqlParameter.Of(plan.Span),
            SqlParameter.Of(plan.OrderCount),
            SqlParameter.Of(plan.MinLines),
            SqlParameter.Of(plan.MaxLines),
            SqlParameter.Of(from),
            SqlParameter.Of(to),
            SqlParameter.Array(products, NpgsqlDbType.Uuid),
            SqlParameter.Of(plan.Customers.Count));
        yield return OrderEvents(context, from, to);
        yield return OrderStreams(context, from, to);
        yield return Statistics(context);
    }

    private static SqlStatement MasterDataEvents(TenantContext context) => new(
        $$"""
        insert into event_store.events (tenant_id, stream_id, version, stream_type, event_id, event_type, data,
            actor_id, correlation_id, recorded_at)
        select $1, e.stream_id, 1, e.stream_type, md5(e.stream_id || '/event/1')::uuid, e.event_type, e.data,
            $2, $3, e.recorded_at
        from (
            select customer_id as stream_id, 'Customer' as stream_type, 'CustomerRegistered' as event_type,
                jsonb_build_object('name', name, 'email', email,
                    'registeredAt', to_char(created_at at time zone 'UTC', {{JsonTime}})) as data,
                created_at as recorded_at, name as sort
            from read_model.customers
            union all
            select product_id, 'Product', 'ProductUpserted',
                jsonb_build_object('code', code, 'name', name, 'priceMinor', price_minor, 'attributes', attributes),
                created_at, code
            from read_model.products
            where tenant_id = $1
        ) e
        order by e.stream_type, e.sort
        """,
        SqlParameter.Of(context.TenantId),
        SqlParameter.Of(context.UserId),
        SqlParameter.Of(context.CorrelationId));

    private static SqlStatement MasterDataStreams(TenantContext context) => new(
        """
        insert into event_store.streams (tenant_id, stream_id, stream_type, version, created_at)
        select $1, customer_id, 'Customer', version, created_at from read_model.customers
        union all
        select $1, product_id, 'Product', version, created_at from read_model.products where tenant_id = $1
        """,
        SqlParameter.Of(context.TenantId));

    private static SqlStatement OrderEvents(TenantContext context, int from, int to) => new(
        $$"""
        with chosen as (
            select * from read_model.orders
            where order_number between 'O-' || lpad($3::text, 10, '0') and 'O-' || lpad($4::text, 10, '0')
        )
        insert into event_store.events (tenant_id, stream_id, version, stream_type, event_id, event_type, data,
            actor_id, correlation_id, recorded_at)
        select $1, e.order_id, e.version, 'Order', md5(e.order_id || '/event/' || e.version)::uuid,
            e.event_type, e.data, $2, md5(e.order_id || '/request/' || e.version)::uuid, e.recorded_at
        from (
            select o.order_id, 1 as version, 'OrderPlaced' as event_type, o.placed_at as recorded_at,
                jsonb_build_object('orderNumber', o.order_number, 'customerId', o.customer_id, 'customerName', c.name,
                    'lines', l.lines, 'totalMinor', o.total_minor,
                    'placedAt', to_char(o.placed_at at time zone 'UTC', {{JsonTime}})) as data
            from chosen o
                join read_model.customers c on c.customer_id = o.customer_id
                -- By the lines' own key, order by order: fresh tables have no statistics to plan anything else from.
                cross join lateral (
                    select jsonb_agg(jsonb_build_object('lineNumber', line_number, 'productId', product_id,
                        'productCode', product_code, 'productName', product_name, 'quantity', quantity,
                        'unitPriceMinor', unit_price_minor) order by line_number) as lines
                    from read_model.order_lines where order_id = o.order_id
                ) l
            union all
            select order_id, 2, 'OrderShipped', shipped_at,
                jsonb_build_object('trackingNumber', tracking_number,
                    'shippedAt', to_char(shipped_at at time zone 'UTC', {{JsonTime}}))
            from chosen where shipped_at is not null
            union all
            select order_id, 2, 'OrderCancelled', cancelled_at,
                jsonb_build_object('reason', 'Customer changed their mind',
                    'cancelledAt', to_char(cancelled_at at time zone 'UTC', {{JsonTime}}))
            from chosen where cancelled_at is not null
        ) e
        order by e.recorded_at, e.version
        """,
        SqlParameter.Of(context.TenantId),
        SqlParameter.Of(context.UserId),
        SqlParameter.Of(from),
        SqlParameter.Of(to));

    private static SqlStatement OrderStreams(TenantContext context, int from, int to) => new(
        """
        insert into event_store.streams (tenant_id, stream_id, stream_type, version, created_at)
        select $1, order_id, 'Order', version, placed_at from read_model.orders
        where order_number between 'O-' || lpad($2::text, 10, '0') and 'O-' || lpad($3::text, 10, '0')
        """,
        SqlParameter.Of(context.TenantId),
        SqlParameter.Of(from),
        SqlParameter.Of(to));

    // Counted anew each time: cheap beside the inserts, and right also when an earlier run stopped half-way.
    private static SqlStatement Statistics(TenantContext context) => new(
        """
        insert into read_model.tenant_statistics (tenant_id, order_count, shipped_count, cancelled_count,
            revenue_minor, customer_count, event_count, updated_at)
        select $1, o.*, (select count(*) from read_model.customers), (select count(*) from event_store.events),
            statement_timestamp()
        from (
            select count(*), count(shipped_at), count(cancelled_at),
                coalesce(sum(total_minor) filter (where status <> 'CANCELLED'), 0)
            from read_model.orders
        ) o
        on conflict (tenant_id) do update set
            order_count = excluded.order_count, shipped_count = excluded.shipped_count,
            cancelled_count = excluded.cancelled_count, revenue_minor = excluded.revenue_minor,
            customer_count = excluded.customer_count, event_count = excluded.event_count,
            updated_at = excluded.updated_at
        """,
        SqlParameter.Of(context.TenantId));
}
