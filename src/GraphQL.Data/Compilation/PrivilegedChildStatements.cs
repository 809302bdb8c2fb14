using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Over all tenants a key names a row only together with its tenant: the parents are a FROM item <c>p</c> with the
/// columns <c>k0</c> (tenant) and <c>k1</c> (key), and the rows of each are found by both.
/// </summary>
internal sealed class PrivilegedChildStatements : ChildStatements
{
    public override string Parents(ChildLevel level, RowStatement rows, string tail)
    {
        string keys = $"select {level.ParentAlias}.{TableMapping.TenantColumn} as k0, "
            + $"{level.ParentAlias}.{level.ParentTable.Key} as k1 from {From(level, rows)}{tail}";
        // Several rows can refer to one: its list is read once.
        return level.ParentAlias == "t0"
            ? $"({keys}) p"
            : $"(select distinct k0, k1 from ({keys}) d where k1 is not null) p";
    }

    public override string Parents(ChildLevel level, ChildLevel above, string parents) => Parents(
        level,
        above.Rows,
        $" cross join {parents} where {JoinText.ToParents(above.Relation, "p", "t0")}");

    /// <summary>
    /// <c>offset 0</c> keeps the planner from turning it into a join over all rows: it does not know how few parents a
    /// page has.
    /// </summary>
    public override string Text(ChildLevel level, string parents)
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
}
