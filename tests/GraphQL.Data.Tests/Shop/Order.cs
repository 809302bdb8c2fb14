using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Tests.Shop;

// The tables of the demo database, mapped with more columns filterable and sortable than the server allows.
// DRAFT is left out: a row that has it cannot be decoded here.
public enum OrderStatus
{
    Placed,
    Shipped,
    Cancelled,
}

[ObjectType]
[Node]
[Table("read_model.orders", Key = "order_id")]
public sealed record Order
{
    [ID]
    [Column("order_id")]
    [Filterable]
    public required Guid Id { get; init; }

    [Filterable]
    [Sortable(IsUnique = true)]
    public required string OrderNumber { get; init; }

    [Filterable]
    [Sortable]
    [GroupKey]
    public required OrderStatus Status { get; init; }

    [Column("total_minor")]
    [Money]
    [Filterable]
    [Sortable]
    public required decimal Total { get; init; }

    [Filterable]
    [Sortable]
    [Aggregatable]
    [GroupKey("TRACKING")]
    public string? TrackingNumber { get; init; }

    [Filterable]
    [Sortable]
    [GroupKey("HOUR", By = DatePart.Hour)]
    [GroupKey("DAY", By = DatePart.Day)]
    [GroupKey("WEEK", By = DatePart.Week)]
    [GroupKey("YEAR", By = DatePart.Year)]
    public required DateTimeOffset PlacedAt { get; init; }

    [Filterable]
    [Sortable]
    public DateTimeOffset? ShippedAt { get; init; }

    [Filterable]
    [Sortable]
    public required int Version { get; init; }

    [ToOne("customer_id")]
    [Filterable]
    [GroupKey]
    public required Customer Customer { get; init; }

    [ToMany(typeof(OrderLine), "order_id", OrderBy = "line_number")]
    [Filterable]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    [ToMany(typeof(OrderLine), "order_id", OrderBy = "line_number")]
    [UsePaging(DefaultPageSize = 2, MaxPageSize = 5, IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<OrderLine> LinePages { get; init; }

    [ToOne("tenant_id")]
    [GroupKey]
    public required Tenant Tenant { get; init; }

    [Requires(nameof(Status))]
    public bool IsOpen => Status == OrderStatus.Placed;

    [Requires(nameof(OrderNumber) + " " + nameof(Customer) + " { " + nameof(Customer.Name) + " }")]
    public string GetTitle() => $"{OrderNumber} of {Customer.Name}";
}

[ObjectType]
[Table("control.tenants", Key = "tenant_id")]
public sealed record Tenant
{
    public required string Code { get; init; }
}

[ObjectType]
[Table("read_model.order_lines", Key = "line_number")]
public sealed record OrderLine
{
    [Filterable]
    [Sortable]
    public required int LineNumber { get; init; }

    [Filterable]
    public required string ProductCode { get; init; }

    [Filterable]
    [Sortable]
    public required int Quantity { get; init; }

    [Column("amount_minor")]
    [Money]
    [Filterable]
    public required decimal Amount { get; init; }
}

[ObjectType]
[Node]
[Table("read_model.customers", Key = "customer_id")]
public sealed record Customer
{
    [ID]
    [Column("customer_id")]
    public required Guid Id { get; init; }

    [Filterable]
    [Sortable]
    public required string Name { get; init; }

    [Filterable]
    public string? Email { get; init; }

    [ToMany(typeof(Order), "customer_id", OrderBy = "placed_at")]
    public required IReadOnlyList<Order> Orders { get; init; }

    [ToMany(typeof(Order), "customer_id", OrderBy = "placed_at", IsDescending = true)]
    [UsePaging(ConnectionName = "Orders", IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<Order> OrderPages { get; init; }
}

[ObjectType]
[Node]
[Table("read_model.products", Key = "product_id")]
public sealed record Product
{
    [ID]
    [Column("product_id")]
    public required Guid Id { get; init; }

    [Sortable]
    public required string Code { get; init; }

    public required JsonElement Attributes { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    // Products with this key; a tenant sees one of its own and perhaps one of the common tenant.
    [ToMany(typeof(Product), "product_id")]
    public required IReadOnlyList<Product> Namesakes { get; init; }

    [ToMany(typeof(Product), "product_id")]
    [UsePaging(IncludeTotalCount = true)]
    public required IReadOnlyList<Product> NamesakePages { get; init; }
}
