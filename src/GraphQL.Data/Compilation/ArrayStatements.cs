using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Sorting;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// In the session of a tenant keys are unique among its rows, and row-level security gives the tenant: the parents are
/// an array of keys. So the planner has no join to plan, whose size it would guess wrong.
/// </summary>
/// <remarks>
/// Rows that every tenant sees may bear the key of a row of the tenant. They are read as well, and told apart by the
/// tenant that each row carries.
/// </remarks>
internal sealed class ArrayStatements(ChildLevel level, LevelRequest request, ParentRows parents)
    : LevelStatements(level, request, parents)
{
    private string Column => $"t0.{Level.Relation.Column}";

    public override SqlStatement Rows()
    {
        const string tenant = $"t0.{TableMapping.TenantColumn}";
        SqlText sql = Begin()
            .Append($"select {Level.Rows.SelectList}, {tenant}, {Column} from {Level.Rows.From}");
        WriteTail(sql);
        sql.Append($" order by {Column}");
        // Where a policy fixes the tenant, PostgreSQL knows that ordering by it is no work.
        sql.Append(Column == tenant ? "" : $", {tenant}");
        foreach (OrderColumn column in Request.Order.Columns)
        {
            if (column.Expression != Column && column.Expression != tenant)
            {
                sql.Append($", {column}");
            }
        }

        return sql.ToStatement();
    }

    public override ParentRows AsParents()
    {
        SqlText tail = Begin();
        WriteTail(tail);
        return new ParentRows(Level.Rows, tail.ToString(), tail.Values);
    }

    private void WriteTail(SqlText sql)
    {
        sql.Append($" where {Column} = any(array({Parents.Keys(Level)}))");
        Request.Conditions.WriteAnd(sql);
    }
}
