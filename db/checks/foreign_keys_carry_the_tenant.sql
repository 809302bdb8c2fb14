-- Foreign keys are checked past the policies. Between tenant tables they map tenant_id to tenant_id, first: else a
-- row can point into another tenant, which also tells that there is something to point at. They cascade nothing.
select format('%s on %s', k.conname, k.conrelid::regclass) as object,
    case
        when k.conkey[1] <> a.attnum or k.confkey[1] <> f.attnum
            then 'the foreign key does not start with tenant_id on both sides'
        else 'the foreign key changes or deletes rows by itself'
    end as problem,
    'foreign key (tenant_id, …) references … (tenant_id, …), no action' as remedy
from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id' and not a.attisdropped
    join pg_catalog.pg_attribute f on f.attrelid = k.confrelid and f.attname = 'tenant_id' and not f.attisdropped
where k.contype = 'f'
    and (k.conkey[1] <> a.attnum or k.confkey[1] <> f.attnum
        or k.confdeltype not in ('a', 'r') or k.confupdtype not in ('a', 'r'))
union all
select format('%s on %s', k.conname, k.conrelid::regclass),
    'a constraint of this kind sees rows of all tenants', 'exclude using gist (tenant_id with =, …)'
from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id' and not a.attisdropped
where k.contype = 'x' and k.conkey[1] <> a.attnum
order by 1
