using System.Text.Json;
using GraphTenancy.TestKit;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>A table, view or materialized view as the catalog has it, with what <c>gt_app</c> may do.</summary>
internal sealed record Relation(
    string Name, string Kind, bool HasTenant, bool IsReadable, string[] Insertable, string[] Updatable, string FirstColumn)
{
    private const string Select = """
        select json_agg(relation)::text
        from (
            select n.nspname || '.' || c.relname as name, c.relkind as kind,
                exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id') as has_tenant,
                has_any_column_privilege('gt_app', c.oid, 'select') as is_readable,
                array(select attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
                    and attidentity <> 'a' and has_column_privilege('gt_app', c.oid, attnum, 'insert')) as insertable,
                array(select attname from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
                    and attidentity <> 'a' and has_column_privilege('gt_app', c.oid, attnum, 'update')) as updatable,
                (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as first_column
            from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^(pg_|information_schema)'
            order by 1) relation
        """;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<IReadOnlyList<Relation>> AllAsync(TestDatabase database) =>
        JsonSerializer.Deserialize<Relation[]>(await database.ScalarAsAdminAsync<string>(Select) ?? "[]", SnakeCase) ?? [];

    public static async Task<Relation> FindAsync(TestDatabase database, string name) =>
        (await AllAsync(database)).Single(relation => relation.Name == name);
}
