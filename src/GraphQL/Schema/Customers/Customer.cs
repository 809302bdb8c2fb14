using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Orders;

namespace GraphTenancy.GraphQL.Schema.Customers;

/// <summary>A customer of the tenant.</summary>
[ObjectType]
[Node]
[Table("read_model.customers", Key = "customer_id")]
public sealed record Customer
{
    /// <summary>The global id.</summary>
    [ID]
    [Column("customer_id")]
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    [Filterable]
    [Sortable]
    public required string Name { get; init; }

    /// <summary>The e-mail address; null when unknown.</summary>
    [Filterable]
    public string? Email { get; init; }

    /// <summary>The version of its stream.</summary>
    [Aggregatable(AggregateFunctions.None)]
    public required int Version { get; init; }

    /// <summary>When it was registered.</summary>
    [Filterable]
    [Sortable]
    [GroupKey("DAY", By = DatePart.Day)]
    [GroupKey("MONTH", By = DatePart.Month)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the customer ordered, newest first unless another order is asked for.</summary>
    [ToMany(typeof(Order), "customer_id", OrderBy = "placed_at", IsDescending = true)]
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<Order> Orders { get; init; }
}
