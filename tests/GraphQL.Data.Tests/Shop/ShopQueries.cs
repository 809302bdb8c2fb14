using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

[QueryType]
public static class ShopQueries
{
    public static Row<Order> GetOrder([ID<Order>] Guid id) => Row.ByKey<Order>(id);

    public static Exists<Order> GetOrderExists([ID<Order>] Guid id) => Exists.ByKey<Order>(id);

    [UsePaging(MaxPageSize = 50, IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Order> GetOrders() => Rows.Of<Order>().OrderByDescending(nameof(Order.PlacedAt));

    [UseFiltering]
    [UseSorting]
    public static Rows<Order> GetOrderList() => Rows.Of<Order>().OrderBy(nameof(Order.PlacedAt));

    public static Rows<Order> GetOrdersOf(OrderStatus status, int first) =>
        Rows.Of<Order>().Where(nameof(Order.Status), status).OrderByDescending(nameof(Order.PlacedAt)).Take(first);

    public static Rows<Customer> GetCustomers() => Rows.Of<Customer>().OrderBy(nameof(Customer.Name));

    public static Rows<Product> GetProducts() => Rows.Of<Product>().OrderBy(nameof(Product.Code));

    [UseFiltering]
    public static Aggregate<Order> GetOrdersAggregate() => Aggregate.Of<Order>();

    public static Aggregate<Order> GetShippedOrdersAggregate() =>
        Aggregate.Of<Order>().Where(nameof(Order.Status), OrderStatus.Shipped);

    [Privileged]
    [UseFiltering]
    public static Aggregate<Order> GetAllOrdersAggregate() => Aggregate.Of<Order>();

    [Privileged]
    public static Rows<Order> GetAllOrders() => Rows.Of<Order>().OrderBy(nameof(Order.PlacedAt));
}
