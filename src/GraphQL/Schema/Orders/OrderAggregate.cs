using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>The rules of an order: place once, ship or cancel only what is placed.</summary>
public sealed class OrderAggregate : Aggregate, IAggregateFactory<OrderAggregate>
{
    private OrderAggregate(Guid tenantId, Guid id)
        : base(tenantId, id)
    {
    }

    /// <inheritdoc/>
    public static string StreamType => "Order";

    /// <summary>Where the order stands.</summary>
    public OrderStatus Status { get; private set; } = OrderStatus.Draft;

    /// <summary>The sum of the lines in minor units of the currency.</summary>
    public long TotalMinor { get; private set; }

    /// <inheritdoc/>
    public static OrderAggregate Create(Guid tenantId, Guid id) => new(tenantId, id);

    /// <summary>Places the order.</summary>
    /// <exception cref="OrderAlreadyPlacedException">It was placed before.</exception>
    public void Place(OrderPlaced placed)
    {
        if (Status != OrderStatus.Draft)
        {
            throw new OrderAlreadyPlacedException(Id);
        }

        Raise(placed);
    }

    /// <summary>Ships the order.</summary>
    /// <exception cref="InvalidOrderStateException">It is not placed.</exception>
    public void Ship(string trackingNumber, DateTimeOffset at)
    {
        Require(OrderStatus.Placed);
        Raise(new OrderShipped(trackingNumber, at));
    }

    /// <summary>Cancels the order.</summary>
    /// <exception cref="InvalidOrderStateException">It is not placed.</exception>
    public void Cancel(string? reason, DateTimeOffset at)
    {
        Require(OrderStatus.Placed);
        Raise(new OrderCancelled(reason, at));
    }

    /// <inheritdoc/>
    protected override void Apply(object @event)
    {
        switch (@event)
        {
            case OrderPlaced placed:
                Status = OrderStatus.Placed;
                TotalMinor = placed.TotalMinor;
                break;
            case OrderShipped:
                Status = OrderStatus.Shipped;
                break;
            case OrderCancelled:
                Status = OrderStatus.Cancelled;
                break;
        }
    }

    private void Require(OrderStatus expected)
    {
        if (Status != expected)
        {
            throw new InvalidOrderStateException(Status, expected);
        }
    }
}
