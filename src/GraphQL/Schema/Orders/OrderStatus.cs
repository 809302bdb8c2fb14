namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>Not placed yet.</summary>
    Draft,

    /// <summary>Placed and waiting to be shipped.</summary>
    Placed,

    /// <summary>On its way to the customer.</summary>
    Shipped,

    /// <summary>Called off before it was shipped.</summary>
    Cancelled,
}
