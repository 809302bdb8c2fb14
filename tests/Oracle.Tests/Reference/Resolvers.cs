using System.Globalization;
using System.Text;
using GraphTenancy.Oracle.Tests.World;
using GraphTenancy.TestKit;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>What each field of the demo schema is, from its description.</summary>
internal sealed class Resolvers(TenantView view, CursorBook cursors)
{
    /// <summary>What a cursor is written as; the server's own text is opaque.</summary>
    public const string CursorMark = "cursor of ";

    private const int MaxPageSize = 50;

    /// <summary>The lists of the tenant, with the order that each has by itself.</summary>
    public static readonly IReadOnlyDictionary<string, ListField> Lists = Records.All.Values
        .SelectMany(static type => type.Members, static (type, member) => (type.Name, Field: member.Key, Many: member.Value as ToManyMember))
        .Where(static list => list.Many is not null)
        .Select(static list => new ListField(
            $"{list.Name}.{list.Field}", list.Many!.Type, list.Many.OrderBy, list.Many.Descending, static _ => true))
        .Concat(
        [
            new("Query.customers", "Customer", "name", Descending: false, static _ => true),
            new("Query.orders", "Order", "placed_at", Descending: true, static _ => true),
            new("Query.products", "Product", "name", Descending: false, static row => row["deleted_at"] is null),
            new("Query.events", "Event", "position", Descending: false, static _ => true),
            new("Query.parcels", "Parcel", "shipped_at", Descending: false, static _ => true),
            new("Query.receivers", "Receiver", "email", Descending: true, static _ => true),
        ]).ToDictionary(static list => list.Coordinate);

    private static readonly HashSet<string> RootFields =
    [
        "customer", "order", "product", "receiver", "orderExists", "node", "nodes", "tenant", "tenantStats", "tenantMetrics",
        "eventTypes", "me", "myTenants", "customersAggregate", "ordersAggregate", "productsAggregate", .. Lists.Values.Where(static list => list.Coordinate.StartsWith("Query.")).Select(static list => list.Name),
    ];

    private static readonly string[] NodeTypes = ["Customer", "Order", "Product"];

    private static readonly string[] EventTypes =
        ["CustomerRegistered", "OrderCancelled", "OrderPlaced", "OrderShipped", "ProductUpserted"];

    private readonly Aggregates _aggregates = new(view);

    /// <summary>Whether a field was asked for that cannot be answered without rows.</summary>
    public bool ReadsRows { get; private set; }

    public object? Resolve(Entity entity, FieldModel field, IReadOnlyDictionary<string, object?> arguments) =>
        entity.Source switch
        {
            null => Root(field, arguments),
            Row row => OfRow(Records.All[entity.Type], field, row, arguments),
            Page page => OfPage(page, entity.Type, field.Name),
            (Page page, Row row) => field.Name == "cursor" ? Cursor(page, row) : Object(page.Type, row),
            RowSet set => OfSet(set, field, arguments),
            ColumnSet set => OfSet(set, field.Name),
            Metrics => Metric(field.Name),
            Dictionary<string, object?> plain => plain[field.Name],
            { } other => throw new InvalidOperationException($"{other}"),
        };

    /// <summary>Whether the meaning of a field is written down here.</summary>
    public static bool Knows(string type, string field) => type == "Query"
        ? RootFields.Contains(field)
        : !Records.All.TryGetValue(type, out RecordType? record) || record.Members.ContainsKey(field);

    private object? Root(FieldModel field, IReadOnlyDictionary<string, object?> arguments) => field.Name switch
    {
        "customer" or "order" or "product" => OfKey(field.Name, arguments["id"]),
        "receiver" => Object(Records.All["Receiver"], Look(Records.All["Receiver"], Guid.Parse((string)arguments["receiverId"]!))),
        "orderExists" => Leaf.Of(OfKey("order", arguments["id"]) is not null),
        _ when Lists.TryGetValue($"Query.{field.Name}", out ListField? list) =>
            List(field, list, list.Name, Records.All[list.Type].Rows(view), arguments),
        "node" => Node(Decode(arguments["id"])),
        "nodes" => ((List<object?>)arguments["ids"]!).Select(Decode).ToList().ConvertAll(Node),    // [ID!]! is not null
        "tenant" => OwnRow("Tenant"),
        "tenantStats" => OwnRow("TenantStatistics"),
        "tenantMetrics" => new Entity("TenantMetrics", new Metrics()),
        "eventTypes" => EventTypes.Select(static object? (name) => new Entity("EventType", Plain(
            ("name", Leaf.Of(name)), ("schemaVersion", Leaf.Of(1))))).ToList(),
        "me" => new Entity("Me", Me()),
        "myTenants" => Me()["memberships"],
        "customersAggregate" or "ordersAggregate" or "productsAggregate" =>
            new Entity(field.Type.Inner, Set(Lists[$"Query.{field.Name[..^"Aggregate".Length]}"], arguments)),
        _ => throw new NotSupportedException($"The reference does not know Query.{field.Name}. Teach it what it means."),
    };

    private object? OfKey(string field, object? id)
    {
        string type = char.ToUpperInvariant(field[0]) + field[1..];
        (string name, Guid key) = Decode(id);
        return name == type ? Object(Records.All[type], Look(Records.All[type], key)) : throw new FieldException("BAD_USER_INPUT");
    }

    private Row? Look(RecordType type, Guid key)
    {
        ReadsRows = true;
        return type.Find(view, key);
    }

    private object? Node((string Type, Guid Key) id) =>
        NodeTypes.Contains(id.Type) ? Object(Records.All[id.Type], Look(Records.All[id.Type], id.Key)) : null;

    private static (string Type, Guid Key) Decode(object? id)
    {
        byte[] bytes = new byte[200];
        if (Convert.TryFromBase64String((string?)id ?? "", bytes, out int length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [string type, string text]
            && Guid.TryParseExact(text, "N", out Guid key))
        {
            return (type, key);
        }

        throw new FieldException("BAD_USER_INPUT");
    }

    private object? OwnRow(string type) => Object(Records.All[type], Look(Records.All[type], view.Context.TenantId));

    private object? OfSet(RowSet set, FieldModel field, IReadOnlyDictionary<string, object?> arguments)
    {
        object? value = _aggregates.Resolve(set, field, arguments);
        ReadsRows |= value is not Entity { Source: ColumnSet };    // its functions do
        return value;
    }

    private Leaf? OfSet(ColumnSet set, string function)
    {
        ReadsRows = true;
        return _aggregates.Resolve(set, function);
    }

    private object? OfRow(RecordType type, FieldModel field, Row row, IReadOnlyDictionary<string, object?> arguments) =>
        type.Members[field.Name] switch
        {
            ColumnMember { Column: var column } => row[column.Name] is null ? null : new Leaf(column.Show(row, type.Name)),
            ComputedMember computed => new Leaf(computed.Show(row)),
            ToOneMember one => Object(Records.All[one.Type], Related.One(view, one, row)),
            ToManyMember many => List(
                field,
                Lists[$"{type.Name}.{field.Name}"],
                $"{type.Name}.{field.Name} of {row[type.Key.Name]}",
                Related.Many(view, type, many, row),
                arguments),
            Member other => throw new InvalidOperationException($"{other}"),
        };

    private static object? Object(RecordType type, Row? row) => row is null ? null : new Entity(type.Name, row);

    private object List(
        FieldModel field, ListField list, string scope, IEnumerable<Row> all, IReadOnlyDictionary<string, object?> arguments)
    {
        RecordType type = Records.All[list.Type];
        List<(Column Column, bool Descending)> order = list.OrderOf(arguments.GetValueOrDefault("order"));
        var ordering = new Ordering(view, type, order);
        if (!field.IsConnection)
        {
            return Filtered(list, all, arguments).Order(ordering).Select(row => Object(type, row)).ToList();
        }

        scope = CursorScope.Of(scope, order);
        PageArguments asked = PageArguments.Read(arguments, cursor => RowOf(cursor, scope, type), MaxPageSize);
        var page = new Page(type, field.Type.Inner[..^"Connection".Length], scope, [], 0, false, false);
        return new Entity(
            field.Type.Inner, page.Cut([.. Filtered(list, all, arguments).Order(ordering)], ordering, asked));
    }

    private IEnumerable<Row> Filtered(ListField list, IEnumerable<Row> all, IReadOnlyDictionary<string, object?> arguments)
    {
        var where = arguments.GetValueOrDefault("where") as IReadOnlyDictionary<string, object?>;
        Filter.Check(where ?? new Dictionary<string, object?>());
        var filter = new Filter(view);
        return all.Where(list.Condition).Where(row => where is null || filter.Holds(Records.All[list.Type], where, row));
    }

    private RowSet Set(ListField list, IReadOnlyDictionary<string, object?> arguments)
    {
        RecordType type = Records.All[list.Type];
        return new RowSet(type, [.. Filtered(list, type.Rows(view), arguments)], new Dictionary<string, object?>());
    }

    private Row RowOf(string cursor, string scope, RecordType type) =>
        cursors.Find(cursor, scope) is { } key && type.Find(view, key) is { } row
            ? row
            : throw new FieldException("CURSOR_INVALID");

    private object? OfPage(Page page, string type, string field)
    {
        ReadsRows |= field != "pageInfo";    // its type alone, and that of the connection, need no rows
        return OfPageField(page, type, field);
    }

    private static object? OfPageField(Page page, string type, string field) => field switch
    {
        "nodes" => page.Rows.Select(row => Object(page.Type, row)).ToList(),
        "edges" => page.Rows.Select(object? (row) => new Entity(page.Prefix + "Edge", (page, row))).ToList(),
        "totalCount" => Leaf.Of(page.Total),
        "pageInfo" => new Entity("PageInfo", page),
        "hasNextPage" => Leaf.Of(page.HasNext),
        "hasPreviousPage" => Leaf.Of(page.HasPrevious),
        "startCursor" => page.Rows is [var row, ..] ? Cursor(page, row) : null,
        "endCursor" => page.Rows is [.., var row] ? Cursor(page, row) : null,
        _ => throw new NotSupportedException($"The reference does not know {type}.{field}."),
    };

    private static Leaf Cursor(Page page, Row row) => Leaf.Of(
        string.Create(CultureInfo.InvariantCulture, $"{CursorMark}{page.Scope} {row.TenantId} {row[page.Type.Key.Name]}"));

    private Leaf Metric(string name)
    {
        ReadsRows = true;
        return Leaf.Of(name switch
        {
            "products" => view["read_model.products"].Count(
                row => row.TenantId == view.Context.TenantId && row["deleted_at"] is null),
            "orders" => view["read_model.orders"].Count,
            "users" => view["control.tenant_members"].Count,
            _ => throw new NotSupportedException($"The reference does not know TenantMetrics.{name}."),
        });
    }

    private Dictionary<string, object?> Me()
    {
        Row own = Records.All["Tenant"].Find(view, view.Context.TenantId)!;    // a caller sees the own tenant
        var tenant = new Entity("MyTenant", Plain(
            ("id", Leaf.Of($"{own.TenantId}")), ("code", Leaf.Of((string?)own["code"])), ("name", Leaf.Of((string?)own["name"]))));
        Leaf role = Leaf.Of(view.Context.Role.ToUpperInvariant());
        Guid user = view.Context.UserId;
        return Plain(
            ("id", Leaf.Of($"{user}")), ("userCode", Leaf.Of(TestDatabase.SubjectOf(user))),
            ("email", Leaf.Of($"{user:N}@example.test")), ("displayName", Leaf.Of($"User {user:N}")), ("role", role),
            ("tenant", tenant), ("isPlatformAdmin", Leaf.Of(false)),
            ("memberships", new List<object?>
            {
                new Entity("Membership", Plain(
                    ("tenant", tenant), ("role", role), ("isDefault", Leaf.Of(true)),
                    ("status", Leaf.Of(((string)own["status"]!).ToUpperInvariant())))),    // not null by its table
            }));
    }

    private static Dictionary<string, object?> Plain(params (string Name, object? Value)[] fields) =>
        fields.ToDictionary(static field => field.Name, static field => field.Value);
}

/// <summary>What a cursor is bound to beside its tenant: the field and the order, whoever asked for it.</summary>
internal static class CursorScope
{
    public static string Of(string field, IReadOnlyList<(Column Column, bool Descending)> order) =>
        $"{field} by {string.Join(", ", order.Select(static by => $"{by.Column.Name} {(by.Descending ? "DESC" : "ASC")}"))}";
}

/// <summary>A list of rows with an order of its own.</summary>
internal sealed record ListField(string Coordinate, string Type, string OrderBy, bool Descending, Func<Row, bool> Condition)
{
    public string Name => Coordinate.Split('.')[1];

    /// <summary>The columns of the order that is asked for, or of its own one.</summary>
    public List<(Column Column, bool Descending)> OrderOf(object? order) =>
        Ordering.Asked(Records.All[Type], order) ?? [(Records.All[Type].ColumnNamed(OrderBy), Descending)];
}

/// <summary>The counts of the tenant.</summary>
internal sealed record Metrics;
