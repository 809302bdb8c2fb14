using System.Collections.Concurrent;
using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.DataLoading;
using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Data.Tests.Computed;

/// <summary>Fields of orders that code computes; what they see of their parents is noted.</summary>
[ExtendObjectType<Order>]
public static class OrderFields
{
    internal static ShopServer OpenServer() => new(configure: static builder =>
        builder.AddType(typeof(OrderFields)).AddRequestState<Asked>());

    public static string GetNumberLabel([Parent(nameof(Order.OrderNumber))] Order order) => $"No. {order.OrderNumber}";

    public static async Task<string> GetSlowLabelAsync(
        [Parent(nameof(Order.OrderNumber))] Order order, string prefix, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return prefix + order.OrderNumber;
    }

    public static Task<int> GetRiskAsync(
        [Parent(nameof(Order.Id))] Order order,
        [DataLoader("riskByOrder")] IDataLoader<Guid, int> risks,
        CancellationToken cancellationToken) =>
        risks.LoadAsync(order.Id, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<Guid, int>> GetRiskByOrderAsync(
        IReadOnlyList<Guid> ids, Asked asked, CancellationToken cancellationToken)
    {
        asked.Batches.Enqueue(ids.Count);
        return Task.FromResult<IReadOnlyDictionary<Guid, int>>(ids.ToDictionary(static id => id, static _ => 7));
    }

    public static string GetAll([Parent] Order order) => string.Join(
        ' ', order.OrderNumber, order.Status, order.Total, order.TrackingNumber ?? "-", order.PlacedAt.ToString("O"),
        order.ShippedAt?.Year, order.Version, order.Customer is null);

    public static string GetFailing([Parent(nameof(Order.Version))] Order order) => order.Version == 2
        ? throw new GraphQLException("Version 2 fails.", ErrorCodes.BadUserInput)
        : "fine";

    public static string? GetMayFail([Parent(nameof(Order.Version))] Order order) => GetFailing(order);

    public static string GetGreeting() => "hello";

    [Authorize(Roles = ["auditor"])]
    public static int GetMargin([Parent(nameof(Order.Version))] Order order) => order.Version;

    public static Rows<OrderLine> GetSmallLines([Parent(nameof(Order.Id))] Order order) =>
        Rows.Of<OrderLine>().Where("order_id", order.Id).Where(nameof(OrderLine.Quantity), 1);

    public sealed class Asked
    {
        public ConcurrentQueue<int> Batches { get; } = new();
    }
}
