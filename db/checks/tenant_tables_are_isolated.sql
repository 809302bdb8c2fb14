-- Every table with a tenant_id, and every table that gt_app may touch in any way, has the restrictive policy
-- tenant_isolation for all commands of gt_app, with exactly the agreed text. read_model.products reads the common
-- tenant's rows as well; no other table does.
with tables as (
    select c.oid, n.nspname, c.relname
    from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p')
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> 'migrations'
        and (exists (
                select from pg_catalog.pg_attribute a
                where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
            or has_any_column_privilege('gt_app', c.oid, 'select, insert, update, references')
            or has_table_privilege('gt_app', c.oid, 'select, insert, update, delete, truncate'))
),
expected as (
    select '(tenant_id = ( SELECT app.current_tenant_id() AS current_tenant_id))' as own,
        '(tenant_id = ANY (ARRAY[( SELECT app.current_tenant_id() AS current_tenant_id), '
            || '( SELECT app.common_tenant_id() AS common_tenant_id)]))' as own_and_common
)
select format('%I.%I', t.nspname, t.relname) as object,
    case
        when p.oid is null then 'the policy tenant_isolation is missing'
        when p.polpermissive then 'tenant_isolation is permissive: another policy can widen it'
        when p.polcmd <> '*' then 'tenant_isolation does not hold for all commands'
        when p.polroles <> array['gt_app'::regrole::oid] then 'tenant_isolation is not for gt_app'
        else 'tenant_isolation has another text than agreed'
    end as problem,
    'create policy tenant_isolation … as restrictive for all to gt_app, as in db/policies/events.sql' as remedy
from tables t
    cross join expected e
    left join pg_catalog.pg_policy p on p.polrelid = t.oid and p.polname = 'tenant_isolation'
where p.oid is null
    or p.polpermissive
    or p.polcmd <> '*'
    or p.polroles <> array['gt_app'::regrole::oid]
    or pg_get_expr(p.polqual, p.polrelid) is distinct from
        case when (t.nspname, t.relname) = ('read_model', 'products') then e.own_and_common else e.own end
    or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from e.own
order by 1
