using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>Fields of orders that code computes from columns, which the parent parameter names.</summary>
[ExtendObjectType<Order>]
public static class OrderFields
{
    /// <summary>For how many whole days it waited to be shipped or cancelled, or has been waiting until now.</summary>
    [Cost(0)]
    public static int GetDaysOpen(
        [Parent(nameof(Order.PlacedAt) + " " + nameof(Order.ShippedAt) + " " + nameof(Order.CancelledAt))] Order order,
        [Service] TimeProvider time)
    {
        DateTimeOffset until = order.ShippedAt ?? order.CancelledAt ?? time.GetUtcNow();
        // Two clocks stand behind the two moments.
        return Math.Max(0, (int)(until - order.PlacedAt).TotalDays);
    }
}
