using System.Text.Json;
using GraphTenancy.Persistence.Events;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>A product was added to the tenant's catalogue or changed.</summary>
/// <param name="Code">The code, unique in the tenant.</param>
/// <param name="Name">The name.</param>
/// <param name="PriceMinor">Price of one piece in minor units of the currency.</param>
/// <param name="Attributes">A JSON object with whatever the tenant keeps of it; <see langword="null"/> for
/// nothing.</param>
/// <param name="UpsertedAt">When.</param>
[EventType("ProductUpserted", version: 1)]
public sealed record ProductUpserted(
    string Code, string Name, long PriceMinor, JsonElement? Attributes, DateTimeOffset UpsertedAt);
