using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>
/// Writes <c>read_model.orders</c> and <c>order_lines</c>. The SQL stands here, beside the events, because a
/// projection is nothing but what an event does to its tables.
/// </summary>
public sealed class OrderProjection : Projection
{
    private const string InsertOrder = """
        insert into read_model.orders (
            tenant_id, order_id, order_number, customer_id, status, total_minor, placed_at, version, placed_by)
        values ($1, $2, $3, $4, 'PLACED', $5, $6, $7, $8)
        """;

    private const string InsertLines = """
        insert into read_model.order_lines (
            tenant_id, order_id, line_number, product_id, product_code, product_name,
            quantity, unit_price_minor, amount_minor)
        select $1, $2, line.number, line.product_id, line.code, line.name,
            line.quantity, line.price, line.quantity * line.price
        from unnest($3, $4, $5, $6, $7, $8) as line (number, product_id, code, name, quantity, price)
        """;

    private const string Ship = """
        update read_model.orders
        set status = 'SHIPPED', tracking_number = $2, shipped_at = $3, version = $4
        where order_id = $1
        """;

    private const string Cancel = """
        update read_model.orders
        set status = 'CANCELLED', cancelled_at = $2, version = $3
        where order_id = $1
        """;

    /// <summary>A new row with its lines.</summary>
    [Handles]
    public IEnumerable<SqlStatement> On(OrderPlaced placed, RecordedEvent recorded)
    {
        yield return new SqlStatement(
            InsertOrder,
            SqlParameter.Of(recorded.TenantId),
            SqlParameter.Of(recorded.StreamId),
            SqlParameter.Of(placed.OrderNumber),
            SqlParameter.Of(placed.CustomerId),
            SqlParameter.Of(placed.TotalMinor),
            SqlParameter.Of(placed.PlacedAt),
            SqlParameter.Of(recorded.Version),
            SqlParameter.Of(recorded.ActorId));
        IReadOnlyList<OrderPlacedLine> lines = placed.Lines;
        yield return new SqlStatement(
            InsertLines,
            SqlParameter.Of(recorded.TenantId),
            SqlParameter.Of(recorded.StreamId),
            SqlParameter.Array(lines.Select(static line => line.LineNumber).ToArray(), NpgsqlDbType.Integer),
            SqlParameter.Array(lines.Select(static line => line.ProductId).ToArray(), NpgsqlDbType.Uuid),
            SqlParameter.Array(lines.Select(static line => line.ProductCode).ToArray(), NpgsqlDbType.Text),
            SqlParameter.Array(lines.Select(static line => line.ProductName).ToArray(), NpgsqlDbType.Text),
            SqlParameter.Array(lines.Select(static line => line.Quantity).ToArray(), NpgsqlDbType.Integer),
            SqlParameter.Array(lines.Select(static line => line.UnitPriceMinor).ToArray(), NpgsqlDbType.Bigint));
    }

    /// <summary>The order is shipped; one that is not there is passed over.</summary>
    [Handles]
    public SqlStatement On(OrderShipped shipped, RecordedEvent recorded) => new(
        Ship,
        SqlParameter.Of(recorded.StreamId),
        SqlParameter.Of(shipped.TrackingNumber),
        SqlParameter.Of(shipped.ShippedAt),
        SqlParameter.Of(recorded.Version));

    /// <summary>The order is cancelled; one that is not there is passed over.</summary>
    [Handles]
    public SqlStatement On(OrderCancelled cancelled, RecordedEvent recorded) => new(
        Cancel,
        SqlParameter.Of(recorded.StreamId),
        SqlParameter.Of(cancelled.CancelledAt),
        SqlParameter.Of(recorded.Version));
}
