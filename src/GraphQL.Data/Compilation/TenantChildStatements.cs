using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// In the session of a tenant keys are unique among its rows, and row-level security gives the tenant: the parents are
/// an array of keys. So the planner has no join to plan, whose size it would guess wrong.
/// </summary>
/// <remarks>
/// Rows that every tenant sees may bear the key of a row of the tenant. They are read as well, and told apart by the
/// tenant that each row carries.
/// </remarks>
internal sealed class TenantChildStatements : ChildStatements
{
    public override string Parents(ChildLevel level, RowStatement rows, string tail) =>
        $"select {level.ParentAlias}.{level.ParentTable.Key} from {From(level, rows)}{tail}";

    public override string Parents(ChildLevel level, ChildLevel above, string parents) =>
        Parents(level, above.Rows, Condition(above, parents));

    public override string Text(ChildLevel level, string parents)
    {
        string tenant = $"t0.{TableMapping.TenantColumn}";
        string column = $"t0.{level.Relation.Column}";
        return $"select {level.Rows.SelectList}, {tenant}, {column} from {level.Rows.From}{Condition(level, parents)} "
            + $"order by {string.Join(", ", Order(level, column, tenant).Distinct())}";
    }

    private static string Condition(ChildLevel level, string parents) =>
        $" where t0.{level.Relation.Column} = any(array({parents}))";

    // Where a policy fixes the tenant, PostgreSQL knows that ordering by it is no work.
    private static IEnumerable<string> Order(ChildLevel level, string column, string tenant) =>
        [column, tenant, $"t0.{level.Relation.OrderBy}", $"t0.{level.Rows.Table.Key}"];
}
