using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Filtering;
using GraphTenancy.GraphQL.Data.Sorting;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>Writes "stands after this key in this order". Exact under ties and nulls.</summary>
internal static class Keyset
{
    /// <summary>Writes the condition in brackets.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="order">The order, reversed for "before".</param>
    /// <param name="key">One value for each column of the order; null for null.</param>
    /// <param name="isInclusive">Whether the row with the key itself is meant as well.</param>
    public static void WriteAfter(SqlText sql, RowOrdering order, IReadOnlyList<SqlValue?> key, bool isInclusive)
    {
        bool isUniform = order.Columns.All(column => column.IsDescending == order.Columns[0].IsDescending);
        if (isUniform && order.Columns.All(static column => !column.IsNullable))
        {
            WriteRowComparison(sql, order, key, isInclusive);
            return;
        }

        var list = new Junction(sql, " or ", whenEmpty: "false");
        for (int i = 0; i < order.Columns.Length; i++)
        {
            // After a null in ascending order comes nothing: nulls are last.
            if (key[i] is not null || order.Columns[i].IsDescending)
            {
                list.Next();
                WritePrefix(sql, order, key, i);
                WriteGreater(sql, order.Columns[i], key[i]);
            }
        }

        if (isInclusive)
        {
            list.Next();
            WritePrefix(sql, order, key, order.Columns.Length);
            sql.Append("true");
        }

        list.Close();
    }

    // A row comparison is one index condition.
    private static void WriteRowComparison(
        SqlText sql, RowOrdering order, IReadOnlyList<SqlValue?> key, bool isInclusive)
    {
        string comparison = (order.Columns[0].IsDescending ? "<" : ">") + (isInclusive ? "=" : "");
        sql.Append($"(({string.Join(", ", order.Columns.Select(static c => c.Expression))}) {comparison} (");
        for (int i = 0; i < order.Columns.Length; i++)
        {
            // The cursor's codec gives a null only for a nullable column.
            sql.Append(i == 0 ? "" : ", ").Append(key[i]!);
        }

        sql.Append("))");
    }

    private static void WritePrefix(SqlText sql, RowOrdering order, IReadOnlyList<SqlValue?> key, int count)
    {
        for (int i = 0; i < count; i++)
        {
            sql.Append(order.Columns[i].Expression);
            _ = key[i] is { } value ? sql.Append(" = ").Append(value) : sql.Append(" is null");
            sql.Append(" and ");
        }
    }

    private static void WriteGreater(SqlText sql, OrderColumn column, SqlValue? value)
    {
        if (value is null)
        {
            sql.Append(column.Expression).Append(" is not null");
        }
        else if (column.IsDescending)
        {
            sql.Append(column.Expression).Append(" < ").Append(value);
        }
        else
        {
            bool hasNulls = column.IsNullable;
            sql.Append(hasNulls ? "(" : "").Append(column.Expression).Append(" > ").Append(value)
                .Append(hasNulls ? $" or {column.Expression} is null)" : "");
        }
    }
}
