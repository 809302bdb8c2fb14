using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>A line of an order.</summary>
[ObjectType]
[Table("read_model.order_lines", Key = "line_number")]
public sealed record OrderLine
{
    /// <summary>From 1.</summary>
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required int LineNumber { get; init; }

    /// <summary>The product's code when the order was placed.</summary>
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required string ProductCode { get; init; }

    /// <summary>The product's name when the order was placed.</summary>
    [Filterable(Unindexed = true)]
    public required string ProductName { get; init; }

    /// <summary>Pieces.</summary>
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required int Quantity { get; init; }

    /// <summary>The price of one piece.</summary>
    [Column("unit_price_minor")]
    [Money]
    public required decimal UnitPrice { get; init; }

    /// <summary>Quantity times price.</summary>
    [Column("amount_minor")]
    [Money]
    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required decimal Amount { get; init; }
}
