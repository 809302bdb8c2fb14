using GraphTenancy.GraphQL.Schema.Customers;
using GraphTenancy.GraphQL.Schema.Orders;
using GraphTenancy.GraphQL.Schema.Products;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Projections;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Tenants;

/// <summary>
/// Writes <c>read_model.tenant_statistics</c>: one row per tenant, so that totals over all tenants read as many rows
/// as there are tenants and never the orders themselves.
/// </summary>
public sealed class TenantStatisticsProjection : Projection
{
    private const string Add = """
        insert into read_model.tenant_statistics as statistics (
            tenant_id, order_count, shipped_count, customer_count, event_count, revenue_minor, updated_at)
        values ($1, $2, $3, $4, 1, $5, statement_timestamp())
        on conflict (tenant_id) do update
        set order_count = statistics.order_count + excluded.order_count,
            shipped_count = statistics.shipped_count + excluded.shipped_count,
            customer_count = statistics.customer_count + excluded.customer_count,
            event_count = statistics.event_count + 1,
            revenue_minor = statistics.revenue_minor + excluded.revenue_minor,
            updated_at = excluded.updated_at
        """;

    // Cancelling leaves the order's total as it was, so this may run before or after the order's own projection.
    private const string AddCancelled = """
        update read_model.tenant_statistics as statistics
        set cancelled_count = statistics.cancelled_count + 1,
            event_count = statistics.event_count + 1,
            revenue_minor = statistics.revenue_minor - cancelled.total_minor,
            updated_at = statement_timestamp()
        from read_model.orders as cancelled
        where cancelled.tenant_id = statistics.tenant_id and cancelled.order_id = $1
        """;

    /// <summary>One order and its revenue more.</summary>
    [Handles]
    public SqlStatement On(OrderPlaced placed, RecordedEvent recorded) =>
        Change(recorded, orders: 1, revenueMinor: placed.TotalMinor);

    /// <summary>One shipped order more.</summary>
    [Handles]
    public SqlStatement On(OrderShipped shipped, RecordedEvent recorded) => Change(recorded, shipped: 1);

    /// <summary>One cancelled order more, its revenue less.</summary>
    [Handles]
    public SqlStatement On(OrderCancelled cancelled, RecordedEvent recorded) =>
        new(AddCancelled, SqlParameter.Of(recorded.StreamId));

    /// <summary>One customer more.</summary>
    [Handles]
    public SqlStatement On(CustomerRegistered registered, RecordedEvent recorded) => Change(recorded, customers: 1);

    /// <summary>One event more.</summary>
    [Handles]
    public SqlStatement On(ProductUpserted upserted, RecordedEvent recorded) => Change(recorded);

    private static SqlStatement Change(
        RecordedEvent recorded, long orders = 0, long shipped = 0, long customers = 0, long revenueMinor = 0) => new(
        Add,
        SqlParameter.Of(recorded.TenantId),
        SqlParameter.Of(orders),
        SqlParameter.Of(shipped),
        SqlParameter.Of(customers),
        SqlParameter.Of(revenueMinor));
}
