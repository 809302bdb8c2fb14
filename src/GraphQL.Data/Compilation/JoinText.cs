using GraphTenancy.GraphQL.Data.Mapping;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// Join conditions of relations. They begin with <c>tenant_id</c> on both sides, so that no row of another tenant can
/// be joined even by a role that sees all, and so that the primary key's index serves them.
/// </summary>
internal static class JoinText
{
    public static string ToOne(RelationMapping relation, string alias, string target) =>
        $"{Tenants(alias, target)}{Keys(relation.Target.Key, $"{alias}.{relation.Column}", target)}";

    public static string ToMany(TableMapping parent, RelationMapping relation, string alias, string target) =>
        $"{Tenants(alias, target)}{Keys(relation.Column, $"{alias}.{parent.Key}", target)}";

    /// <summary>
    /// Joins the rows of one parent of a set with the columns <c>k0</c> (tenant) and <c>k1</c> (key).
    /// </summary>
    public static string ToParents(RelationMapping relation, string parents, string target) =>
        $"{target}.{TableMapping.TenantColumn} = {parents}.k0{Keys(relation.Column, $"{parents}.k1", target)}";

    private static string Tenants(string alias, string target) =>
        $"{target}.{TableMapping.TenantColumn} = {alias}.{TableMapping.TenantColumn}";

    private static string Keys(string column, string value, string target) =>
        column == TableMapping.TenantColumn ? "" : $" and {target}.{column} = {value}";
}
