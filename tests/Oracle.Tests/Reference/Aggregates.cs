using System.Globalization;
using GraphTenancy.Oracle.Tests.World;

namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>Rows that are looked at together: all that fit, or those of one group with the keys they have in common.</summary>
internal sealed record RowSet(RecordType Type, IReadOnlyList<Row> Rows, IReadOnlyDictionary<string, object?> Keys);

/// <summary>The values of one column in a set of rows.</summary>
internal sealed record ColumnSet(Column Column, IReadOnlyList<Row> Rows);

/// <summary>What aggregates and their groups are, from the descriptions of the schema.</summary>
internal sealed class Aggregates(TenantView view)
{
    private const int MostGroups = 100;

    // The moment whose day, week, month and year are keys.
    private static readonly Dictionary<string, string> DateOf = new() { ["Order"] = "placedAt", ["Customer"] = "createdAt" };

    public object? Resolve(RowSet set, FieldModel field, IReadOnlyDictionary<string, object?> arguments) => field.Name switch
    {
        "count" => Leaf.Of(set.Rows.Count),
        "groupBy" => GroupBy(set, field.Type.Inner, arguments),
        _ when IsKey(field.Type) => Key(set, field.Name),
        _ => new Entity(field.Type.Inner, new ColumnSet(set.Type.Column(field.Name), set.Rows)),
    };

    public Leaf? Resolve(ColumnSet set, string function)
    {
        object? value = Value(set, function);
        return value switch
        {
            null => null,
            decimal number => new Leaf(Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.InvariantCulture)),
            Row row => new Leaf(set.Column.Show(row, "")),
            _ => throw new InvalidOperationException($"{value}"),
        };
    }

    // A column over which something is reckoned has an object with the functions; a key is the value itself.
    private static bool IsKey(TypeReference type) => !type.Inner.EndsWith("Aggregate", StringComparison.Ordinal);

    private object? Value(ColumnSet set, string function)
    {
        List<Row> rows = [.. set.Rows.Where(row => row[set.Column.Name] is not null)];
        return rows.Count == 0 ? null : function switch
        {
            "sum" => rows.Sum(row => (decimal)set.Column.Comparable(row, view)!),    // not null, as filtered above
            "avg" => rows.Average(row => (decimal)set.Column.Comparable(row, view)!),
            "min" => rows.MinBy(row => set.Column.Comparable(row, view)),
            "max" => rows.MaxBy(row => set.Column.Comparable(row, view)),
            _ => throw new NotSupportedException($"The reference does not know the function {function}."),
        };
    }

    private static object? Key(RowSet set, string field) => set.Keys.GetValueOrDefault(field) switch
    {
        null => null,
        Row row => new Entity("Customer", row),
        DateTime day => Leaf.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        string text => Leaf.Of(text),
        { } other => throw new InvalidOperationException($"{other}"),
    };

    private List<object?> GroupBy(RowSet set, string type, IReadOnlyDictionary<string, object?> arguments)
    {
        string[] keys = [.. ((List<object?>)arguments["keys"]!).Select(static key => FieldOf((string)key!))];    // [T!]! has no null
        int first = arguments.GetValueOrDefault("first") is decimal size ? (int)size : 10;
        if (first is < 1 or > MostGroups)
        {
            throw new FieldException("PAGE_SIZE_OUT_OF_RANGE");
        }

        IEnumerable<RowSet> groups = set.Rows
            .GroupBy(row => string.Join('|', keys.Select(key => Identity(KeyOf(set.Type, key, row)))))
            .Select(rows => new RowSet(set.Type, [.. rows], keys.ToDictionary(key => key, key => KeyOf(set.Type, key, rows.First()))));
        return [.. Sort(groups, keys, arguments.GetValueOrDefault("order")).Take(first).Select(group => new Entity(type, group))];
    }

    private IOrderedEnumerable<RowSet> Sort(IEnumerable<RowSet> groups, string[] keys, object? order)
    {
        IOrderedEnumerable<RowSet> sorted = groups.OrderBy(static _ => 0);
        foreach (IReadOnlyDictionary<string, object?> item in (order as List<object?> ?? []).Cast<IReadOnlyDictionary<string, object?>>())
        {
            (string field, object? by) = item.Single();
            sorted = by is IReadOnlyDictionary<string, object?> function
                ? By(sorted, group => Rank(Value(new ColumnSet(group.Type.Column(field), group.Rows), function.Keys.Single()), field, group), function.Values.Single())
                : By(sorted, group => field == "count" ? group.Rows.Count : RankKey(group.Keys[field]), by);
        }

        return keys.Aggregate(sorted, (all, key) => By(all, group => RankKey(group.Keys[key]), "ASC"));
    }

    // Groups without a value come last in both directions.
    private static IOrderedEnumerable<RowSet> By(IOrderedEnumerable<RowSet> groups, Func<RowSet, object?> value, object? direction) =>
        (string?)direction == "DESC"
            ? groups.ThenBy(group => value(group) is null).ThenByDescending(value)
            : groups.ThenBy(group => value(group) is null).ThenBy(value);

    private object? Rank(object? value, string field, RowSet group) =>
        value is Row row ? group.Type.Column(field).Comparable(row, view) : value;

    private object? RankKey(object? key) => key switch
    {
        string text => view.RankOf(text),
        Row row => Records.All["Customer"].Key.Comparable(row, view),
        _ => key,
    };

    private object? KeyOf(RecordType type, string field, Row row)
    {
        if (type.Members.GetValueOrDefault(field) is ToOneMember one)
        {
            return Related.One(view, one, row);
        }

        if (type.Members.ContainsKey(field))
        {
            return row[type.Column(field).Name];
        }

        return row[type.Column(DateOf[type.Name]).Name] is DateTime moment ? Truncate(moment.Date, field) : null;
    }

    private static DateTime Truncate(DateTime day, string part) => part switch
    {
        "day" => day,
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "month" => new DateTime(day.Year, day.Month, 1),
        "year" => new DateTime(day.Year, 1, 1),
        _ => throw new NotSupportedException($"The reference does not know the key {part}."),
    };

    private static object? Identity(object? key) => key is Row row ? row["customer_id"] : key;

    private static string FieldOf(string key) => key.ToLowerInvariant();
}
