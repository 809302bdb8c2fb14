using GraphTenancy.GraphQL.Data;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.Oracle.Tests.World;

/// <summary>Orders once more, with columns sortable that can be null: the demo schema has none.</summary>
[ObjectType]
[Table("read_model.orders", Key = "order_id")]
public sealed record Parcel
{
    [Column("order_id")]
    [Filterable]
    public required Guid ParcelId { get; init; }

    [Filterable]
    [Sortable]
    public required string OrderNumber { get; init; }

    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public string? TrackingNumber { get; init; }

    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public DateTimeOffset? ShippedAt { get; init; }

    [Sortable]
    public required DateTimeOffset PlacedAt { get; init; }

    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public required int Version { get; init; }

    [Column("total_minor")]
    [Money]
    [Filterable]
    [Sortable]
    public required decimal Total { get; init; }

    [ToOne("customer_id")]
    [Filterable]
    public required Receiver Receiver { get; init; }
}

/// <summary>Customers once more, with their parcels in pages.</summary>
[ObjectType]
[Table("read_model.customers", Key = "customer_id")]
public sealed record Receiver
{
    [Column("customer_id")]
    public required Guid ReceiverId { get; init; }

    [Filterable]
    [Sortable]
    public required string Name { get; init; }

    [Filterable(Unindexed = true)]
    [Sortable(Unindexed = true)]
    public string? Email { get; init; }

    [ToMany(typeof(Parcel), "customer_id", OrderBy = "placed_at", IsDescending = true)]
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<Parcel> Parcels { get; init; }

    [ToMany(typeof(Parcel), "customer_id", OrderBy = "shipped_at")]
    [UseFiltering]
    [UseSorting]
    public required IReadOnlyList<Parcel> AllParcels { get; init; }
}

/// <summary>The lists of them.</summary>
[QueryType]
public static class ParcelQueries
{
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Parcel> GetParcels() => Rows.Of<Parcel>().OrderBy(nameof(Parcel.ShippedAt));

    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Receiver> GetReceivers() => Rows.Of<Receiver>().OrderByDescending(nameof(Receiver.Email));

    public static Row<Receiver> GetReceiver(Guid receiverId) => Row.ByKey<Receiver>(receiverId);
}
