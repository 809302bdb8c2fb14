using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Writes the statement of a list level: the parents' keys as a sub-select, and for each the rows that refer to it.
/// </summary>
internal static class ChildStatements
{
    /// <summary>
    /// The parents' keys as a FROM item <c>p</c> with the columns <c>k0</c> (tenant) and <c>k1</c> (key).
    /// </summary>
    /// <param name="level">The list level.</param>
    /// <param name="rows">The statement that reads the parents.</param>
    /// <param name="tail">Condition, order and limit of the parents; begins with a blank, or is empty.</param>
    public static string Parents(ChildLevel level, RowStatement rows, string tail)
    {
        string keys = Keys(level.ParentTable, level.ParentAlias);
        if (level.ParentAlias == "t0")
        {
            // The parents' own joins give nothing here: left joins to a key neither add nor lose rows.
            return $"(select {keys} from {rows.Table.Name} t0{tail}) p";
        }

        // Several rows can refer to one: its list is read once.
        return $"(select distinct k0, k1 from (select {keys} from {rows.From}{tail}) d where k1 is not null) p";
    }

    /// <summary>The same for a level below another list level.</summary>
    public static string Parents(ChildLevel level, ChildLevel above, string parents)
    {
        string keys = Keys(level.ParentTable, level.ParentAlias);
        string tail = $" join {parents} on {JoinText.ToParents(above.Relation, "p", "t0")}";
        return level.ParentAlias == "t0"
            ? $"(select {keys} from {above.Rows.Table.Name} t0{tail}) p"
            : $"(select distinct k0, k1 from (select {keys} from {above.Rows.Table.Name} t0{tail}{above.Rows.Joins}) d"
                + " where k1 is not null) p";
    }

    /// <summary>
    /// The statement. <c>offset 0</c> keeps the planner from turning it into a join over all rows of the tenant: it
    /// does not know how few parents a page has.
    /// </summary>
    public static string Text(ChildLevel level, string parents)
    {
        // Ordinals are positions, so each column needs a name of its own inside.
        string columns = string.Join(", ", level.Rows.Columns.Select(static (column, i) => $"{column} as c{i}"));
        string join = JoinText.ToParents(level.Relation, "p", "t0");
        string order = level.Relation.OrderBy == level.Rows.Table.Key
            ? $"t0.{level.Relation.OrderBy} as o0"
            : $"t0.{level.Relation.OrderBy} as o0, t0.{level.Rows.Table.Key} as o1";
        string orderBy = level.Relation.OrderBy == level.Rows.Table.Key ? "c.o0" : "c.o0, c.o1";
        string outer = string.Join(", ", level.Rows.Columns.Select(static (_, i) => $"c.c{i}"));
        return $"select {outer}, p.k0, p.k1 from {parents} cross join lateral (select {columns}, {order} "
            + $"from {level.Rows.From} where {join} offset 0) c order by p.k0, p.k1, {orderBy}";
    }

    private static string Keys(TableMapping table, string alias) =>
        $"{alias}.{TableMapping.TenantColumn} as k0, {alias}.{table.Key} as k1";
}
