namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// The order of a list: its columns, then the key in the direction of the last one. Null is greater than any value.
/// </summary>
internal sealed class Ordering : IComparer<Row>
{
    private readonly TenantView _view;
    private readonly List<(Column Column, bool Descending)> _columns;

    public Ordering(TenantView view, RecordType type, IReadOnlyList<(Column Column, bool Descending)> columns)
    {
        _view = view;
        _columns = [.. columns, (type.Key, columns.Count > 0 && columns[^1].Descending)];
    }

    /// <summary>The columns that <c>order</c> names; null when the field's own order counts.</summary>
    public static List<(Column Column, bool Descending)>? Asked(RecordType type, object? order)
    {
        if (order is not List<object?> { Count: > 0 } items)
        {
            return null;
        }

        var columns = new List<(Column Column, bool Descending)>();
        foreach ((string field, object? direction) in items.SelectMany(item => InOrderOfTheSchema(type, item)))
        {
            if (direction is null)
            {
                throw new FieldException("BAD_USER_INPUT");
            }

            // A column that already stands in the order decides nothing the second time.
            Column column = type.Column(field);
            if (columns.TrueForAll(known => known.Column != column))
            {
                columns.Add((column, (string)direction == "DESC"));
            }
        }

        return columns;
    }

    // The fields of an input object have no order of their own; who wants one writes a list.
    private static IEnumerable<(string Field, object? Direction)> InOrderOfTheSchema(RecordType type, object? item) =>
        type.Members.Keys.Where(((IReadOnlyDictionary<string, object?>)item!).ContainsKey)    // [T!] holds no null
            .Select(field => (field, ((IReadOnlyDictionary<string, object?>)item)[field]));

    public int Compare(Row? x, Row? y)
    {
        foreach ((Column column, bool descending) in _columns)
        {
            int result = CompareValues(column.Comparable(x!, _view), column.Comparable(y!, _view));
            if (result != 0)
            {
                return descending ? -result : result;
            }
        }

        return 0;
    }

    private static int CompareValues(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => ((IComparable)left).CompareTo(right),
    };
}
