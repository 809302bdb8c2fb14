using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.Persistence.Catalog;

namespace GraphTenancy.GraphQL.Data.Checks;

/// <summary>Which indexes serve a filter, an order or a join.</summary>
internal static class IndexRules
{
    /// <summary>The indexes that begin with these columns.</summary>
    public static IEnumerable<CatalogIndex> Begins(CatalogTable table, params string[] columns) =>
        table.Indexes.Where(index =>
            index.Columns.Count >= columns.Length
            && columns.Zip(index.Columns).All(static pair => pair.First == pair.Second.Name)
            && (index.Condition is null || index.Condition == $"({columns[^1]} IS NOT NULL)"));

    /// <summary>Whether these columns, in any order, have a unique index of their own.</summary>
    public static bool IsUnique(CatalogTable table, params string[] columns)
    {
        var wanted = columns.ToHashSet(StringComparer.Ordinal);
        return table.Indexes.Any(index =>
            index.IsUnique && index.Condition is null
            && wanted.SetEquals(index.Columns.Select(static column => column.Name ?? "")));
    }

    /// <summary>
    /// Whether an index that begins with <paramref name="prefix"/> gives the rows in the order of the column and its
    /// tie-break, from either end: both in one direction, and nulls where an order puts them.
    /// </summary>
    public static bool Orders(CatalogIndex index, int prefix, ColumnMapping column, string tieBreak)
    {
        CatalogIndexColumn first = index.Columns[prefix];
        if (index.Condition is not null || !first.HasColumnOrder || first.HasNullsFirst != first.IsDescending)
        {
            return false;
        }

        if (column.IsUnique || column.Column == tieBreak || (index.IsUnique && index.Columns.Count == prefix + 1))
        {
            return true;
        }

        return index.Columns.Count > prefix + 1
            && index.Columns[prefix + 1] is { } next
            && next.Name == tieBreak
            && next.HasColumnOrder
            && next.IsDescending == first.IsDescending
            && next.HasNullsFirst == first.HasNullsFirst;
    }

    /// <summary>The statement that makes an index.</summary>
    public static string Create(string table, params string[] columns) =>
        $"Create one: create index on {table} ({string.Join(", ", columns)})";
}
