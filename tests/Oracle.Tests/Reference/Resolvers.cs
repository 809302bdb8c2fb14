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
    public static readonly IReadOnlyDictionary<string, RootList> RootLists = new RootList[]
    {
        new("customers", "Customer", new Column("name", ColumnKind.Text), Descending: false, static _ => true),
        new("orders", "Order", new Column("placed_at", ColumnKind.Moment), Descending: true, static _ => true),
        new("products", "Product", new Column("name", ColumnKind.Text), Descending: false, static row => row["deleted_at"] is null),
        new("events", "Event", new Column("position", ColumnKind.Number), Descending: false, static _ => true),
    }.ToDictionary(static list => list.Name);

    private static readonly string[] NodeTypes = ["Customer", "Order", "Product"];

    private static readonly string[] EventTypes =
        ["CustomerRegistered", "OrderCancelled", "OrderPlaced", "OrderShipped", "ProductUpserted"];

    /// <summary>Whether a field was asked for that cannot be answered without rows.</summary>
    public bool ReadsRows { get; private set; }

    /// <summary>Fields whose resolver goes to the database by itself.</summary>
    public int OwnTrips { get; private set; }

    public object? Resolve(Entity entity, FieldModel field, IReadOnlyDictionary<string, object?> arguments) =>
        entity.Source switch
        {
            null => Root(field.Name, arguments),
            Row row => OfRow(Records.All[entity.Type], field.Name, row),
            Page page => OfPage(page, entity.Type, field.Name),
            (Page page, Row row) => field.Name == "cursor" ? Cursor(page, row) : Object(page.Type, row),
            Dictionary<string, object?> plain => plain[field.Name],
            { } other => throw new InvalidOperationException($"{other}"),
        };

    private object? Root(string field, IReadOnlyDictionary<string, object?> arguments) => field switch
    {
        "customer" or "order" or "product" => OfKey(field, arguments["id"]),
        "orderExists" => Leaf.Of(OfKey("order", arguments["id"]) is not null),
        "customers" or "orders" or "products" or "events" => Connection(RootLists[field], arguments),
        "node" => Node(arguments["id"]),
        "nodes" => ((List<object?>)arguments["ids"]!).Select(Node).ToList(),    // [ID!]! is not null
        "tenant" => OwnRow("Tenant"),
        "tenantStats" => OwnRow("TenantStatistics"),
        "tenantMetrics" => new Entity("TenantMetrics", Metrics()),
        "eventTypes" => EventTypes.Select(static object? (name) => new Entity("EventType", Plain(
            ("name", Leaf.Of(name)), ("schemaVersion", Leaf.Of(1))))).ToList(),
        "me" => new Entity("Me", Me()),
        "myTenants" => Me()["memberships"],
        _ => throw new NotSupportedException($"The reference does not know Query.{field}. Teach it what it means."),
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

    private object? Node(object? id)
    {
        (string name, Guid key) = Decode(id);
        return NodeTypes.Contains(name) ? Object(Records.All[name], Look(Records.All[name], key)) : null;
    }

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

    private object? OfRow(RecordType type, string field, Row row) => type.Members[field] switch
    {
        ColumnMember { Column: var column } => row[column.Name] is null ? null : new Leaf(column.Show(row, type.Name)),
        ToOneMember one => Object(Records.All[one.Type], Related.One(view, one, row)),
        ToManyMember many => Related.Many(view, many, row).Select(other => Object(Records.All[many.Type], other)).ToList(),
        Member other => throw new InvalidOperationException($"{other}"),
    };

    private static object? Object(RecordType type, Row? row) => row is null ? null : new Entity(type.Name, row);

    private Entity Connection(RootList root, IReadOnlyDictionary<string, object?> arguments)
    {
        RecordType type = Records.All[root.Type];
        List<(Column Column, bool Descending)> order =
            Ordering.Asked(type, arguments.GetValueOrDefault("order")) ?? [(root.OrderBy, root.Descending)];
        var ordering = new Ordering(view, type, order);
        var where = arguments.GetValueOrDefault("where") as IReadOnlyDictionary<string, object?>;
        var filter = new Filter(view);
        List<Row> list =
        [
            .. type.Rows(view).Where(root.Condition).Where(row => where is null || filter.Holds(type, where, row)).Order(ordering),
        ];
        string scope = CursorScope.Of(root.Name, order);
        string prefix = char.ToUpperInvariant(root.Name[0]) + root.Name[1..];
        var page = new Page(type, prefix, scope, [], 0, false, false);
        return new Entity(prefix + "Connection", Page.Cut(
            page, list, ordering, arguments, cursor => RowOf(cursor, scope, type), MaxPageSize));
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

    private Dictionary<string, object?> Metrics()
    {
        OwnTrips++;
        return Counts();
    }

    private Dictionary<string, object?> Counts() => Plain(
        ("products", Leaf.Of(view["read_model.products"].Count(row => row.TenantId == view.Context.TenantId && row["deleted_at"] is null))),
        ("orders", Leaf.Of(view["read_model.orders"].Count)),
        ("users", Leaf.Of(view["control.tenant_members"].Count)));

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
internal sealed record RootList(string Name, string Type, Column OrderBy, bool Descending, Func<Row, bool> Condition);
