using GraphTenancy.Persistence.Sessions;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Reads the rows of each parent for itself, by tenant and key. Needed for pages, that have a limit for each parent,
/// and over all tenants, where a key names a row only together with its tenant.
/// </summary>
internal sealed class LateralStatements(ChildLevel level, LevelRequest request, ParentRows parents)
    : LevelStatements(level, request, parents)
{
    private string Join => JoinText.ToParents(Level.Relation, "p", RowStatement.Alias);

    public override SqlStatement Rows()
    {
        // Ordinals are positions, so each column needs a name of its own inside.
        string columns = string.Join(", ", Level.Rows.Columns.Select(static (column, i) => $"{column} as c{i}"));
        string order = string.Join(", ", Request.Order.Columns.Select(static (c, i) => $"{c.Expression} as o{i}"));
        string outer = string.Join(", ", Level.Rows.Columns.Select(static (_, i) => $"c.c{i}"));
        string keys = Level is PageLevel { Connection.HasCursors: true }
            ? string.Concat(Request.Order.Columns.Select(static (_, i) => $", c.o{i}"))
            : "";
        SqlText sql = Begin().Append($"select {outer}, p.k0, p.k1{keys} from {Parents.Item(Level)} ")
            .Append($"cross join lateral (select {columns}, {order} from {Level.Rows.From}");
        bool asksForMore = Level is PageLevel level && Request.Page?.AsksForMore(level.Connection) is true;
        WriteTail(sql, extraRows: asksForMore ? 1 : 0);
        sql.Append(") c");
        WriteParent(sql);
        sql.Append(" order by p.k0, p.k1");
        for (int i = 0; i < Request.ReadOrder.Columns.Length; i++)
        {
            sql.Append($", c.o{i}{(Request.ReadOrder.Columns[i].IsDescending ? " desc" : "")}");
        }

        return sql.ToStatement();
    }

    public override ParentRows AsParents()
    {
        SqlText tail = Begin();
        if (Request.Page is null)
        {
            tail.Append($" cross join {Parents.Item(Level)} where {Join}");
            Request.Conditions.WriteAnd(tail);
            return new ParentRows(Level.Rows, tail.ToString(), tail.Values);
        }

        // The lists below are read for the page, without its extra row.
        WriteTail(tail, extraRows: 0);
        SqlText after = new SqlText(tail.Values).Append(") c");
        WriteParent(after);
        return new ParentRows(Level.Rows, tail.ToString(), after.Values)
        {
            Before = $"select c.* from {Parents.Item(Level)} cross join lateral (",
            After = after.ToString(),
        };
    }

    /// <summary>Counts the rows of each parent, on all its pages together.</summary>
    public SqlStatement Counts()
    {
        SqlText sql = Begin().Append($"select p.k0, p.k1, c.n from {Parents.Item(Level)} cross join lateral (")
            .Append($"select count(*) as n from {Level.Rows.Table.Name} t0 where {Join}");
        Request.Conditions.WriteAnd(sql);
        return sql.Append(") c").ToStatement();
    }

    /// <summary>Asks whether the parent of the cursors has rows outside of their range.</summary>
    /// <param name="bound">The condition of the rows outside.</param>
    public SqlStatement Exists(Action<SqlText> bound)
    {
        SqlText sql = Begin()
            .Append($"select p.k0, p.k1, exists(select from {Level.Rows.Table.Name} t0 where {Join}");
        Request.Conditions.WriteAnd(sql, bound);
        sql.Append($") from {Parents.Item(Level)}");
        WriteParent(sql);
        return sql.ToStatement();
    }

    private void WriteTail(SqlText sql, int extraRows)
    {
        sql.Append($" where {Join}");
        if (Request.Page is not { } page)
        {
            Request.Conditions.WriteAnd(sql);
            // Keeps the planner from turning it into a join over all rows: it does not know how few parents there are.
            sql.Append(" offset 0");
            return;
        }

        Request.Conditions.WriteAnd(sql, page.Bounds.IsAfter, page.Bounds.IsBefore);
        sql.Append($" order by {page.ReadOrder}{SqlText.Limit(page.Arguments.Size + extraRows)}");
    }

    // Cursors are of one parent, and no other has such a page.
    private void WriteParent(SqlText sql)
    {
        if (Request.Page?.Parent is { } parent)
        {
            sql.Append(" where p.k1 = ").Append(new SqlValue<Guid>(parent.Key, NpgsqlDbType.Uuid));
        }
    }
}
