using System.Text.Json.Serialization;

namespace GraphTenancy.Benchmarks.Rival;

/// <summary>The body of W4.</summary>
internal sealed record PlaceOrderRequest(Guid CustomerId, IReadOnlyList<PlaceOrderLine> Lines);

/// <summary>A line of it.</summary>
internal sealed record PlaceOrderLine(string ProductCode, int Quantity);

/// <summary>What happened, as it is stored.</summary>
internal sealed record OrderPlacedData(
    string OrderNumber,
    Guid CustomerId,
    string CustomerName,
    IReadOnlyList<OrderPlacedLineData> Lines,
    long TotalMinor,
    DateTimeOffset PlacedAt);

/// <summary>A line of it.</summary>
internal sealed record OrderPlacedLineData(
    int LineNumber, Guid ProductId, string ProductCode, string ProductName, int Quantity, long UnitPriceMinor);

/// <summary>Serializers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlaceOrderRequest))]
[JsonSerializable(typeof(OrderPlacedData))]
internal sealed partial class RivalJsonContext : JsonSerializerContext;
