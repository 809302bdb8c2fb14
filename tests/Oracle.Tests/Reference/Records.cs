using System.Globalization;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>A field of a record type: what it is made of.</summary>
internal abstract record Member;

/// <summary>A column.</summary>
internal sealed record ColumnMember(Column Column) : Member;

/// <summary>The row of another table whose key stands in a column of this one; of the same tenant.</summary>
internal sealed record ToOneMember(string Type, string Column) : Member;

/// <summary>The rows of another table that name this row's key; of the same tenant.</summary>
internal sealed record ToManyMember(string Type, string Column, string OrderBy, bool Descending = false) : Member;

/// <summary>What code makes of a row, as JSON.</summary>
internal sealed record ComputedMember(Func<Row, string> Show) : Member;

/// <summary>A type whose objects are rows.</summary>
internal sealed record RecordType(string Name, string Table, Column Key, IReadOnlyDictionary<string, Member> Members)
{
    public Column Column(string field) => ((ColumnMember)Members[field]).Column;

    /// <summary>The rows of the view that belong to it.</summary>
    public IReadOnlyList<Row> Rows(TenantView view) => view[Table];

    /// <summary>The column of a name, be it shown or not; what is not shown is a number.</summary>
    public Column ColumnNamed(string name) =>
        Members.Values.OfType<ColumnMember>().FirstOrDefault(member => member.Column.Name == name)?.Column
        ?? new Column(name, ColumnKind.Number);

    /// <summary>The row of a key, whoever of the visible tenants owns it.</summary>
    public Row? Find(TenantView view, Guid key) => Rows(view).FirstOrDefault(row => (Guid)row[Key.Name]! == key);
}

/// <summary>The demo schema's rows, written down from its descriptions and from <c>db/migrations</c>.</summary>
internal static class Records
{
    public static readonly IReadOnlyDictionary<string, RecordType> All = new[]
    {
        Record("Customer", "read_model.customers", Id("customer_id"),
            ("id", Id("customer_id")), ("name", Text("name")), ("email", Text("email")), ("version", Number("version")),
            ("createdAt", Moment("created_at")), ("orders", new ToManyMember("Order", "customer_id", "placed_at", Descending: true))),
        Record("Order", "read_model.orders", Id("order_id"),
            ("id", Id("order_id")), ("orderNumber", Text("order_number")), ("status", Enum("status")),
            ("totalAmount", Money("total_minor")), ("trackingNumber", Text("tracking_number")),
            ("placedAt", Moment("placed_at")), ("shippedAt", Moment("shipped_at")),
            ("cancelledAt", Moment("cancelled_at")), ("version", Number("version")),
            ("customer", new ToOneMember("Customer", "customer_id")),
            ("lines", new ToManyMember("OrderLine", "order_id", "line_number")),
            ("events", new ToManyMember("Event", "stream_id", "version")),
            ("tenant", new ToOneMember("Tenant", "tenant_id")),
            ("isOpen", new ComputedMember(static row => (string)row["status"]! == "PLACED" ? "true" : "false")),
            ("daysOpen", new ComputedMember(DaysOpen))),
        Record("OrderLine", "read_model.order_lines", Number("line_number"),
            ("lineNumber", Number("line_number")), ("productCode", Text("product_code")),
            ("productName", Text("product_name")), ("quantity", Number("quantity")),
            ("unitPrice", Money("unit_price_minor")), ("amount", Money("amount_minor"))),
        Record("Product", "read_model.products", Id("product_id"),
            ("id", Id("product_id")), ("code", Text("code")), ("name", Text("name")), ("price", Money("price_minor")),
            ("attributes", new ColumnMember(new Column("attributes", ColumnKind.Json))), ("version", Number("version")),
            ("createdAt", Moment("created_at")), ("updatedAt", Moment("updated_at")),
            ("tenant", new ToOneMember("Tenant", "tenant_id"))),
        Record("Event", "event_store.events", Uuid("event_id"),
            ("eventId", Uuid("event_id")), ("streamId", Uuid("stream_id")), ("streamType", Text("stream_type")),
            ("version", Number("version")), ("eventType", Text("event_type")),
            ("schemaVersion", Number("schema_version")),
            ("data", new ColumnMember(new Column("data", ColumnKind.Json))),
            ("metadata", new ColumnMember(new Column("metadata", ColumnKind.Json))), ("actorId", Uuid("actor_id")),
            ("correlationId", Uuid("correlation_id")), ("causationId", Uuid("causation_id")),
            ("occurredAt", Moment("recorded_at")), ("tenant", new ToOneMember("Tenant", "tenant_id"))),
        Record("Tenant", "control.tenants", Uuid("tenant_id"),
            ("id", Uuid("tenant_id")), ("code", Text("code")), ("name", Text("name")), ("plan", Enum("plan")),
            ("status", Enum("status")), ("isolationMode", Enum("isolation_mode")), ("region", Text("region")),
            ("createdAt", Moment("created_at"))),
        Record("TenantStatistics", "read_model.tenant_statistics", Uuid("tenant_id"),
            ("orderCount", Number("order_count")), ("shippedCount", Number("shipped_count")),
            ("cancelledCount", Number("cancelled_count")), ("customerCount", Number("customer_count")),
            ("eventCount", Number("event_count")), ("revenue", Money("revenue_minor")),
            ("updatedAt", Moment("updated_at")), ("tenant", new ToOneMember("Tenant", "tenant_id"))),
        Record("Parcel", "read_model.orders", Uuid("order_id"),
            ("parcelId", Uuid("order_id")), ("orderNumber", Text("order_number")), ("trackingNumber", Text("tracking_number")),
            ("shippedAt", Moment("shipped_at")), ("placedAt", Moment("placed_at")), ("version", Number("version")), ("total", Money("total_minor")),
            ("receiver", new ToOneMember("Receiver", "customer_id"))),
        Record("Receiver", "read_model.customers", Uuid("customer_id"),
            ("receiverId", Uuid("customer_id")), ("name", Text("name")), ("email", Text("email")),
            ("parcels", new ToManyMember("Parcel", "customer_id", "placed_at", Descending: true)),
            ("allParcels", new ToManyMember("Parcel", "customer_id", "shipped_at"))),
    }.ToDictionary(static record => record.Name, StringComparer.Ordinal);

    private static RecordType Record(
        string name, string table, ColumnMember key, params (string Field, Member Member)[] members) =>
        new(name, table, key.Column, members.ToDictionary(static member => member.Field, static member => member.Member));

    // status and placed_at are not null: rules of the database.
    private static string DaysOpen(Row order)
    {
        var until = (DateTime)(order["shipped_at"] ?? order["cancelled_at"] ?? DateTime.UtcNow);
        return Math.Max(0, (until - (DateTime)order["placed_at"]!).Days).ToString(CultureInfo.InvariantCulture);
    }

    private static ColumnMember Id(string column) => new(new Column(column, ColumnKind.GlobalId));

    private static ColumnMember Uuid(string column) => new(new Column(column, ColumnKind.Uuid));

    private static ColumnMember Text(string column) => new(new Column(column, ColumnKind.Text));

    private static ColumnMember Enum(string column) => new(new Column(column, ColumnKind.Enum));

    private static ColumnMember Number(string column) => new(new Column(column, ColumnKind.Number));

    private static ColumnMember Money(string column) => new(new Column(column, ColumnKind.Money));

    private static ColumnMember Moment(string column) => new(new Column(column, ColumnKind.Moment));
}
