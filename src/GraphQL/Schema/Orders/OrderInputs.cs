using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Customers;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>What a customer orders.</summary>
public sealed record PlaceOrderInput : ICommandInput
{
    /// <summary>An id chosen by the client, best a version 7 uuid; the server chooses one when omitted.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Who orders.</summary>
    [ID<Customer>]
    public required Guid CustomerId { get; init; }

    /// <summary>What is ordered, 1 to 500 lines.</summary>
    public required IReadOnlyList<PlaceOrderLineInput> Lines { get; init; }

    /// <inheritdoc/>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public string? IdempotencyKey { get; init; }
}

/// <summary>A line of an order to be placed.</summary>
public sealed record PlaceOrderLineInput
{
    /// <summary>The code of a product of the tenant's own catalogue or of the common one.</summary>
    public required string ProductCode { get; init; }

    /// <summary>Pieces, 1 to 1,000,000.</summary>
    public required int Quantity { get; init; }

    /// <summary>The price agreed for one piece, at most two decimals; the catalogue's when omitted.</summary>
    public decimal? UnitPrice { get; init; }
}

/// <summary>Ships an order.</summary>
public sealed record ShipOrderInput : ICommandInput
{
    /// <summary>The order.</summary>
    [ID<Order>]
    public required Guid OrderId { get; init; }

    /// <summary>The carrier's number, 1 to 100 characters.</summary>
    public required string TrackingNumber { get; init; }

    /// <inheritdoc/>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public string? IdempotencyKey { get; init; }
}

/// <summary>Calls an order off.</summary>
public sealed record CancelOrderInput : ICommandInput
{
    /// <summary>The order.</summary>
    [ID<Order>]
    public required Guid OrderId { get; init; }

    /// <summary>Why, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public string? IdempotencyKey { get; init; }
}
