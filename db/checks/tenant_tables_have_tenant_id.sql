-- Tables of tenant data carry tenant_id uuid not null, as their first column; so does every table of the control
-- plane that has such a column at all.
select format('%I.%I', n.nspname, c.relname) as object,
    case
        when a.attname is null then 'the table has no column tenant_id'
        when a.atttypid <> 'uuid'::regtype then 'tenant_id is not a uuid'
        when not a.attnotnull then 'tenant_id may be null: such rows belong to nobody'
        else 'tenant_id is not the first column'
    end as problem,
    'tenant_id uuid not null as the first column' as remedy
from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_attribute a
        on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
where c.relkind in ('r', 'p')
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> 'migrations'
    and (a.attname is not null or n.nspname <> 'control')
    and (a.attname is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull or a.attnum <> 1)
order by 1
