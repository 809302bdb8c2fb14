using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Schema.Customers;
using GraphTenancy.Persistence.Events;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>Commands on orders.</summary>
[MutationType]
public static class OrderMutations
{
    private const int MaxLines = 500;
    private const int MaxQuantity = 1_000_000;
    private const int MaxTrackingNumber = 100;
    private const int MaxReason = 500;

    /// <summary>Places an order for one of the tenant's customers.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    [Error<InvalidInputException>]
    [Error<CustomerNotFoundException>]
    [Error<ProductNotFoundException>]
    [Error<OrderAlreadyPlacedException>]
    [Error<ConcurrencyConflictException>]
    [Error<IdempotencyKeyReusedException>]
    public static async Task<Row<Order>> PlaceOrderAsync(
        PlaceOrderInput input,
        ITenantWriteSession session,
        [Service] EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        CheckLines(input.Lines);
        string[] codes = [.. input.Lines.Select(static line => line.ProductCode).Distinct(StringComparer.Ordinal)];
        var catalogue = new OrderCatalogue(input.CustomerId, codes);
        Guid id = input.OrderId ?? Guid.CreateVersion7();
        try
        {
            Guid saved = await new CommandHandler<OrderAggregate>(session, store, context.ReadBack()).CreateAsync(
                id, input, catalogue, order => order.Place(Placed(id, input, catalogue)), cancellationToken);
            return Row.ByKey<Order>(saved);
        }
        catch (ConcurrencyConflictException) when (input.ExpectedVersion is null or 0)
        {
            // The stream of this id exists: the client chose the id of an order that was placed before.
            throw new OrderAlreadyPlacedException(id);
        }
    }

    /// <summary>Ships a placed order.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    [Error<InvalidInputException>]
    [Error<OrderNotFoundException>]
    [Error<InvalidOrderStateException>]
    [Error<ConcurrencyConflictException>]
    [Error<IdempotencyKeyReusedException>]
    public static Task<Row<Order>> ShipOrderAsync(
        ShipOrderInput input,
        ITenantWriteSession session,
        [Service] EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        if (input.TrackingNumber.Length is 0 or > MaxTrackingNumber)
        {
            throw new InvalidInputException(
                "trackingNumber",
                $"The tracking number has {input.TrackingNumber.Length} characters; "
                + $"1 to {MaxTrackingNumber} are allowed.");
        }

        return ChangeAsync(
            input.OrderId,
            input,
            order => order.Ship(input.TrackingNumber, DateTimeOffset.UtcNow),
            session,
            store,
            context,
            cancellationToken);
    }

    /// <summary>Cancels a placed order.</summary>
    [UseMutationConvention(PayloadFieldName = "order")]
    [Error<InvalidInputException>]
    [Error<OrderNotFoundException>]
    [Error<InvalidOrderStateException>]
    [Error<ConcurrencyConflictException>]
    [Error<IdempotencyKeyReusedException>]
    public static Task<Row<Order>> CancelOrderAsync(
        CancelOrderInput input,
        ITenantWriteSession session,
        [Service] EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
    {
        if (input.Reason is { Length: > MaxReason } reason)
        {
            throw new InvalidInputException(
                "reason", $"The reason has {reason.Length} characters; at most {MaxReason} are allowed.");
        }

        return ChangeAsync(
            input.OrderId,
            input,
            order => order.Cancel(input.Reason, DateTimeOffset.UtcNow),
            session,
            store,
            context,
            cancellationToken);
    }

    private static async Task<Row<Order>> ChangeAsync<TInput>(
        Guid orderId,
        TInput input,
        Action<OrderAggregate> decide,
        ITenantWriteSession session,
        EventStoreServices store,
        IResolverContext context,
        CancellationToken cancellationToken)
        where TInput : ICommandInput
    {
        Guid saved = await new CommandHandler<OrderAggregate>(session, store, context.ReadBack()).ChangeAsync(
            orderId, input, decide, () => new OrderNotFoundException(orderId), cancellationToken);
        return Row.ByKey<Order>(saved);
    }

    private static OrderPlaced Placed(Guid id, PlaceOrderInput input, OrderCatalogue catalogue)
    {
        string customerName = catalogue.CustomerName ?? throw new CustomerNotFoundException(input.CustomerId);
        var lines = new List<OrderPlacedLine>(input.Lines.Count);
        foreach (PlaceOrderLineInput line in input.Lines)
        {
            if (!catalogue.Products.TryGetValue(line.ProductCode, out CatalogueProduct? product))
            {
                throw new ProductNotFoundException(line.ProductCode);
            }

            long price = line.UnitPrice is { } agreed
                ? MinorUnits.From(agreed, $"lines.{lines.Count}.unitPrice")
                : product.PriceMinor;
            lines.Add(new OrderPlacedLine(
                lines.Count + 1, product.Id, line.ProductCode, product.Name, line.Quantity, price));
        }

        return new OrderPlaced(
            OrderNumber.For(id), input.CustomerId, customerName, lines, TotalOf(lines), DateTimeOffset.UtcNow);
    }

    private static long TotalOf(IEnumerable<OrderPlacedLine> lines)
    {
        // 500 lines of a million pieces at the highest price are within a decimal, but far beyond a bigint.
        decimal total = lines.Sum(static line => line.Quantity * (decimal)line.UnitPriceMinor);
        return total <= MinorUnits.LargestMinor
            ? (long)total
            : throw new InvalidInputException("lines", "The total of the lines is too large for any currency.");
    }

    private static void CheckLines(IReadOnlyList<PlaceOrderLineInput> lines)
    {
        if (lines.Count is 0 or > MaxLines)
        {
            throw new InvalidInputException(
                "lines", $"An order has 1 to {MaxLines} lines; this one has {lines.Count}.");
        }

        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Quantity is < 1 or > MaxQuantity)
            {
                throw new InvalidInputException(
                    $"lines.{i}.quantity", $"The quantity {lines[i].Quantity} is outside 1 to {MaxQuantity}.");
            }
        }
    }
}
