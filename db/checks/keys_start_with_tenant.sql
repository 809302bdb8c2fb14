-- Every index of a tenant table, primary and unique keys among them, starts with tenant_id: a unique key over all
-- tenants tells one what another has, and an index without the tenant cannot serve the policy. The control plane is
-- left out: its keys (code, subject) are unique over all tenants on purpose, and no tenant session writes there.
select format('%I.%I', n.nspname, i.relname) as object,
    case when x.indisprimary then 'the primary key' when x.indisunique then 'the unique key' else 'the index' end
        || format(' of %I.%I does not start with tenant_id', n.nspname, c.relname) as problem,
    'put tenant_id first' as remedy
from pg_catalog.pg_index x
    join pg_catalog.pg_class c on c.oid = x.indrelid
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
where c.relkind in ('r', 'p')
    and n.nspname not in ('control', 'information_schema') and n.nspname !~ '^pg_'
    and x.indkey[0] <> a.attnum
union all
select format('%I.%I', n.nspname, c.relname), 'the tenant table has no primary key', 'primary key (tenant_id, …)'
from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
where c.relkind in ('r', 'p')
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and not exists (select from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisprimary)
order by 1
