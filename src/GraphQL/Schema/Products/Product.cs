using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Tenants;

namespace GraphTenancy.GraphQL.Schema.Products;

/// <summary>A product of the tenant's own catalogue, or of the common one that every tenant reads.</summary>
[ObjectType]
[Node]
[Table("read_model.products", Key = "product_id")]
public sealed record Product
{
    /// <summary>The global id.</summary>
    [ID]
    [Column("product_id")]
    public required Guid Id { get; init; }

    /// <summary>The code, unique in its catalogue.</summary>
    [Filterable]
    [Sortable]
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    [Filterable]
    [Sortable]
    public required string Name { get; init; }

    /// <summary>The price of one piece.</summary>
    [Column("price_minor")]
    [Money]
    [Filterable]
    [Sortable]
    public required decimal Price { get; init; }

    /// <summary>Whatever the tenant keeps of it.</summary>
    public required JsonElement Attributes { get; init; }

    /// <summary>The version of its stream.</summary>
    [Aggregatable(AggregateFunctions.None)]
    public required int Version { get; init; }

    /// <summary>When it was added.</summary>
    [Filterable]
    [Sortable]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Aggregatable(AggregateFunctions.None)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whose catalogue it stands in; null for the common one.</summary>
    [ToOne("tenant_id")]
    public Tenant? Tenant { get; init; }
}
