using GraphTenancy.Persistence.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Persistence.Catalog;

/// <summary>
/// Reads from PostgreSQL's catalog what tables are like, in one round trip. The statements are fixed and touch no row
/// of any table.
/// </summary>
/// <param name="dataSources">The pools; the one of tenant reads is used, so that its role's rights are seen.</param>
public sealed class CatalogReader(PostgresDataSources dataSources)
{
    // A domain has the type of its base, and NOT NULL may stand at either.
    private const string ReadColumns = """
        select w.name, c.relkind::text, current_user::text, row_security_active(c.oid),
            a.attname::text, format_type(a.atttypid, a.atttypmod), e.typname::text, b.typelem <> 0 and b.typlen = -1,
            e.typtype = 'e', a.attnotnull or b.is_not_null,
            has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select'),
            coalesce((
                select bool_and(p.proleakproof)
                from pg_opclass o
                    join pg_am m on m.oid = o.opcmethod and m.amname = 'btree'
                    join pg_amop s on s.amopfamily = o.opcfamily
                        and s.amoplefttype = o.opcintype and s.amoprighttype = o.opcintype
                    join pg_operator r on r.oid = s.amopopr
                    join pg_proc p on p.oid = r.oprcode
                where o.opcdefault and o.opcintype = case
                    when b.typelem <> 0 and b.typlen = -1 then 'anyarray'::regtype
                    when e.typtype = 'e' then 'anyenum'::regtype
                    when e.typname = 'varchar' then 'text'::regtype
                    else e.oid end), false)
        from unnest($1) w(name)
            join pg_namespace n on strpos(w.name, '.') = 0 or n.nspname = split_part(w.name, '.', 1)
            join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
                and case strpos(w.name, '.')
                    when 0 then c.relname = w.name and pg_table_is_visible(c.oid)
                    else c.relname = split_part(w.name, '.', 2) end
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            cross join lateral (
                with recursive d as (
                    select oid, typtype, typbasetype, typelem, typlen, typnotnull as is_not_null
                    from pg_type where oid = a.atttypid
                    union all
                    select t.oid, t.typtype, t.typbasetype, t.typelem, t.typlen, d.is_not_null or t.typnotnull
                    from d join pg_type t on t.oid = d.typbasetype
                    where d.typtype = 'd')
                select * from d where typtype <> 'd') b
            join pg_type e on e.oid = case when b.typelem <> 0 and b.typlen = -1 then b.typelem else b.oid end
        order by w.name, a.attnum
        """;

    // indoption: 1 is descending, 2 is nulls first. An index with another collation than its column serves nothing
    // that is written without COLLATE.
    private const string ReadIndexes = """
        select w.name, i.relname::text, x.indisunique, pg_get_expr(x.indpred, x.indrelid), a.attname::text,
            x.indoption[k.i] & 1 = 1, x.indoption[k.i] & 2 = 2,
            o.opcdefault and x.indcollation[k.i] = coalesce(a.attcollation, 0),
            array(
                select t.typname::text
                from pg_amop s join pg_type t on t.oid = s.amoprighttype
                where s.amopfamily = o.opcfamily and s.amoplefttype = o.opcintype
                    and x.indcollation[k.i] = coalesce(a.attcollation, 0)
                group by t.typname),
            array(
                select t.typname::text
                from pg_amop s
                    join pg_type t on t.oid = s.amoprighttype
                    join pg_operator r on r.oid = s.amopopr
                    join pg_proc p on p.oid = r.oprcode
                where s.amopfamily = o.opcfamily and s.amoplefttype = o.opcintype
                    and x.indcollation[k.i] = coalesce(a.attcollation, 0)
                group by t.typname
                having bool_and(p.proleakproof))
        from unnest($1) w(name)
            join pg_namespace n on strpos(w.name, '.') = 0 or n.nspname = split_part(w.name, '.', 1)
            join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'm')
                and case strpos(w.name, '.')
                    when 0 then c.relname = w.name and pg_table_is_visible(c.oid)
                    else c.relname = split_part(w.name, '.', 2) end
            join pg_index x on x.indrelid = c.oid and x.indisvalid
            join pg_class i on i.oid = x.indexrelid
            join pg_am m on m.oid = i.relam and m.amname = 'btree'
            cross join lateral generate_series(0, x.indnkeyatts - 1) k(i)
            join pg_opclass o on o.oid = x.indclass[k.i]
            left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[k.i] and a.attnum > 0
        order by w.name, i.relname, k.i
        """;

    /// <summary>Reads these tables as the role of tenant requests; one that does not exist is left out.</summary>
    /// <param name="tables">Names as <c>schema.table</c>.</param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public ValueTask<IReadOnlyList<CatalogTable>> ReadAsync(
        IReadOnlyList<string> tables, CancellationToken cancellationToken) => BatchGateway.RunAsync(
            dataSources.Read,
            // It works for nobody; the empty context says so and keeps the one shape of a batch.
            static () => BatchGateway.UserContextStatement(Guid.Empty),
            Statements(tables),
            ReadResultsAsync,
            dataSources.Metrics.CountRead,
            maySendAgain: true,
            cancellationToken);

    /// <summary>The same as the role of a session; for hosts that make their sessions in their own way.</summary>
    /// <param name="session">Any tenant's session; nothing of the tenant is read.</param>
    /// <param name="tables">Names as <c>schema.table</c>, or as the session's search path finds them.</param>
    /// <param name="cancellationToken">Cancels the statements in PostgreSQL, too.</param>
    /// <exception cref="PersistenceException">PostgreSQL refused or could not be reached; see its subtypes.</exception>
    public static ValueTask<IReadOnlyList<CatalogTable>> ReadAsync(
        ITenantSession session, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.QueryAsync(Statements(tables), ReadResultsAsync, cancellationToken);
    }

    private static SqlStatement[] Statements(IReadOnlyList<string> tables)
    {
        string[] names = [.. tables.Distinct(StringComparer.Ordinal)];
        return
        [
            new SqlStatement(ReadColumns, SqlParameter.Array(names, NpgsqlDbType.Text)),
            new SqlStatement(ReadIndexes, SqlParameter.Array(names, NpgsqlDbType.Text)),
        ];
    }

    private static async ValueTask<IReadOnlyList<CatalogTable>> ReadResultsAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var tables = new List<(CatalogTable Table, List<CatalogColumn> Columns)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (tables.Count == 0 || tables[^1].Table.Name != reader.GetString(0))
            {
                tables.Add((ReadTable(reader), []));
            }

            tables[^1].Columns.Add(ReadColumn(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        ILookup<string, CatalogIndex> indexes = await ReadIndexesAsync(reader, cancellationToken);
        return
        [
            .. tables.Select(found => found.Table with
            {
                Columns = found.Columns,
                Indexes = [.. indexes[found.Table.Name]],
            }),
        ];
    }

    private static CatalogTable ReadTable(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        Kind = row.GetString(1) switch
        {
            "v" => CatalogTableKind.View,
            "m" => CatalogTableKind.MaterializedView,
            "f" => CatalogTableKind.ForeignTable,
            _ => CatalogTableKind.Table,
        },
        Role = row.GetString(2),
        IsRowSecurityActive = row.GetBoolean(3),
        Columns = [],
        Indexes = [],
    };

    private static CatalogColumn ReadColumn(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(4),
        TypeText = row.GetString(5),
        TypeName = row.GetString(6),
        IsArray = row.GetBoolean(7),
        IsEnum = row.GetBoolean(8),
        IsNotNull = row.GetBoolean(9),
        IsReadable = row.GetBoolean(10),
        HasLeakproofOrder = row.GetBoolean(11),
    };

    private static async Task<ILookup<string, CatalogIndex>> ReadIndexesAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var indexes = new List<(string Table, CatalogIndex Index, List<CatalogIndexColumn> Columns)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            string table = reader.GetString(0);
            if (indexes.Count == 0 || indexes[^1].Table != table || indexes[^1].Index.Name != reader.GetString(1))
            {
                indexes.Add((table, ReadIndex(reader), []));
            }

            indexes[^1].Columns.Add(ReadIndexColumn(reader));
        }

        return indexes.ToLookup(
            static found => found.Table,
            static found => found.Index with { Columns = found.Columns },
            StringComparer.Ordinal);
    }

    private static CatalogIndex ReadIndex(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(1),
        IsUnique = row.GetBoolean(2),
        Condition = row.IsDBNull(3) ? null : row.GetString(3),
        Columns = [],
    };

    private static CatalogIndexColumn ReadIndexColumn(NpgsqlDataReader row) => new()
    {
        Name = row.IsDBNull(4) ? null : row.GetString(4),
        IsDescending = row.GetBoolean(5),
        HasNullsFirst = row.GetBoolean(6),
        HasColumnOrder = row.GetBoolean(7),
        SearchTypes = row.GetFieldValue<string[]>(8),
        LeakproofTypes = row.GetFieldValue<string[]>(9),
    };
}
