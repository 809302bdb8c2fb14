using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Schema.Customers;
using GraphTenancy.GraphQL.Schema.Events;
using GraphTenancy.GraphQL.Schema.Tenants;

namespace GraphTenancy.GraphQL.Schema.Orders;

/// <summary>An order.</summary>
[ObjectType]
[Node]
[Table("read_model.orders", Key = "order_id")]
public sealed record Order
{
    /// <summary>The global id.</summary>
    [ID]
    [Column("order_id")]
    public required Guid Id { get; init; }

    /// <summary>The number that people use, unique in the tenant.</summary>
    [Filterable]
    [Sortable(IsUnique = true)]
    public required string OrderNumber { get; init; }

    /// <summary>Where the order stands.</summary>
    [Filterable]
    [Sortable(Unindexed = true)]
    [GroupKey]
    public required OrderStatus Status { get; init; }

    /// <summary>The sum of the lines.</summary>
    [Column("total_minor")]
    [Money]
    [Filterable]
    [Sortable]
    public required decimal TotalAmount { get; init; }

    /// <summary>The carrier's number, once the order is shipped.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>When it was placed.</summary>
    [Filterable]
    [Sortable]
    [GroupKey("DAY", By = DatePart.Day)]
    [GroupKey("WEEK", By = DatePart.Week)]
    [GroupKey("MONTH", By = DatePart.Month)]
    [GroupKey("YEAR", By = DatePart.Year)]
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it was shipped.</summary>
    [Filterable]
    public DateTimeOffset? ShippedAt { get; init; }

    /// <summary>When it was cancelled.</summary>
    [Filterable]
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The version of its stream; give it back as <c>expectedVersion</c>.</summary>
    [Aggregatable(AggregateFunctions.None)]
    public required int Version { get; init; }

    /// <summary>Who ordered.</summary>
    [ToOne("customer_id")]
    [Filterable]
    [GroupKey]
    public required Customer Customer { get; init; }

    /// <summary>What was ordered, by line number unless another order is asked for.</summary>
    [ToMany(typeof(OrderLine), "order_id", OrderBy = "line_number")]
    [ListSize(AssumedSize = 5)]
    [Filterable]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>What happened to it, by version unless another order is asked for.</summary>
    [ToMany(typeof(Event), "stream_id", OrderBy = "version", IsUnique = true)]
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>The tenant that it belongs to.</summary>
    [ToOne("tenant_id")]
    [GroupKey]
    public required Tenant Tenant { get; init; }

    /// <summary>Whether it waits to be shipped, and may still be cancelled.</summary>
    [Requires(nameof(Status))]
    public bool IsOpen => Status == OrderStatus.Placed;
}
