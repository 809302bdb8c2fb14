using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>Reads of orders. No tenant stands in any of them: row-level security is the filter.</summary>
[QueryType]
public static class OrderQueries
{
    /// <summary>One order; null when the tenant has none of this id.</summary>
    public static Row<Order> GetOrder([ID<Order>] Guid id) => Row.ByKey<Order>(id);

    /// <summary>The tenant's orders, newest first unless another order is asked for.</summary>
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Order> GetOrders() => Rows.Of<Order>().OrderByDescending(nameof(Order.PlacedAt));

    /// <summary>What the tenant's orders come to, together or in groups.</summary>
    [UseFiltering]
    public static Aggregate<Order> GetOrdersAggregate() => Aggregate.Of<Order>();

    /// <summary>Whether the tenant has the order.</summary>
    public static Exists<Order> GetOrderExists([ID<Order>] Guid id) => Exists.ByKey<Order>(id);
}
