-- Every table, whoever made it, has row-level security enabled and forced. migrations.applied is the one exception:
-- it holds names and hashes of files, nothing of any tenant, and no tenant session can reach its schema.
select format('%I.%I', n.nspname, c.relname) as object,
    case when c.relrowsecurity then 'row-level security is not forced: the owner sees all tenants'
        else 'row-level security is not enabled: every grant shows all tenants' end as problem,
    'alter table … enable row level security, force row level security in db/policies' as remedy
from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and (n.nspname, c.relname) <> ('migrations', 'applied')
    and not (c.relrowsecurity and c.relforcerowsecurity)
order by 1
