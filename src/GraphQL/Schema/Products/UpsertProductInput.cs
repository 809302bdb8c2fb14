using System.Text.Json;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>A product to add or change.</summary>
public sealed record UpsertProductInput : ICommandInput
{
    /// <summary>The code, 1 to 50 letters, digits, dots, dashes or underscores; it names the product.</summary>
    public required string Code { get; init; }

    /// <summary>The name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Price of one piece, at most two decimals.</summary>
    public required decimal Price { get; init; }

    /// <summary>A JSON object with whatever the tenant keeps of the product, at most 65,536 bytes.</summary>
    public JsonElement? Attributes { get; init; }

    /// <inheritdoc/>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public string? IdempotencyKey { get; init; }
}
