namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>An order is placed once only.</summary>
public sealed class OrderAlreadyPlacedException(Guid orderId)
    : Exception("The order was placed before. Read it, or place another under a new id.")
{
    /// <summary>The order.</summary>
    public Guid OrderId { get; } = orderId;
}

/// <summary>The order is not in the state that the command needs.</summary>
public sealed class InvalidOrderStateException(OrderStatus current, OrderStatus expected)
    : Exception($"The order is {current}, and only an order that is {expected} can be changed like this.")
{
    /// <summary>Where the order stands.</summary>
    public OrderStatus Current { get; } = current;

    /// <summary>Where it would have to stand.</summary>
    public OrderStatus Expected { get; } = expected;
}

/// <summary>The caller's tenant has no such order.</summary>
public sealed class OrderNotFoundException(Guid orderId) : Exception("There is no such order.")
{
    /// <summary>The id that was asked for.</summary>
    public Guid OrderId { get; } = orderId;
}

/// <summary>The caller's tenant, and the common one, have no such product.</summary>
public sealed class ProductNotFoundException(string productCode)
    : Exception($"There is no product with the code \"{productCode}\".")
{
    /// <summary>The code that was asked for.</summary>
    public string ProductCode { get; } = productCode;
}
