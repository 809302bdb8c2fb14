using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>A customer ordered.</summary>
/// <param name="OrderNumber">The number that people use, unique in the tenant.</param>
/// <param name="CustomerId">Who ordered.</param>
/// <param name="CustomerName">The customer's name at that time.</param>
/// <param name="Lines">What was ordered; at least one line.</param>
/// <param name="TotalMinor">The sum of the lines in minor units of the currency.</param>
/// <param name="PlacedAt">When.</param>
[EventType("OrderPlaced", version: 1)]
public sealed record OrderPlaced(
    string OrderNumber,
    Guid CustomerId,
    string CustomerName,
    IReadOnlyList<OrderPlacedLine> Lines,
    long TotalMinor,
    DateTimeOffset PlacedAt);

/// <summary>A line of <see cref="OrderPlaced"/>.</summary>
/// <param name="LineNumber">From 1.</param>
/// <param name="ProductId">The product in the catalogue.</param>
/// <param name="ProductCode">Its code at that time.</param>
/// <param name="ProductName">Its name at that time.</param>
/// <param name="Quantity">Pieces, 1 or more.</param>
/// <param name="UnitPriceMinor">Price of one piece in minor units of the currency.</param>
public sealed record OrderPlacedLine(
    int LineNumber, Guid? ProductId, string ProductCode, string ProductName, int Quantity, long UnitPriceMinor);

/// <summary>The order left the house.</summary>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="ShippedAt">When.</param>
[EventType("OrderShipped", version: 1)]
public sealed record OrderShipped(string TrackingNumber, DateTimeOffset ShippedAt);

/// <summary>The order was called off.</summary>
/// <param name="Reason">Why; <see langword="null"/> when nobody said.</param>
/// <param name="CancelledAt">When.</param>
[EventType("OrderCancelled", version: 1)]
public sealed record OrderCancelled(string? Reason, DateTimeOffset CancelledAt);
