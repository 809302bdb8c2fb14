-- A view reads with the rights of its owner unless it says security_invoker. Materialized views and foreign tables
-- have no policies at all, partitions and children are read past those of their parent: no login may reach them.
with logins as (
    select rolname from pg_catalog.pg_roles
    where rolname in ('gt_app', 'gt_analytics', 'gt_control', 'gt_projector')
),
relations as (
    select c.*, c.oid::regclass::text as name,
        exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid) as is_child,
        exists (
            select from logins l
            where has_any_column_privilege(l.rolname, c.oid, 'select, insert, update')
                or has_table_privilege(l.rolname, c.oid, 'select, insert, update, delete')) as is_granted
    from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
)
select name as object,
    case
        when relkind = 'v' then 'the view reads with the rights of its owner'
        when relkind = 'm' then 'the materialized view can have no policy and is granted'
        when relkind = 'f' then 'the foreign table can have no policy and is granted'
        else 'the partition or child is granted and is read past its parent''s policies'
    end as problem,
    case when relkind = 'v' then 'create view … with (security_invoker = true)' else 'revoke all on …' end as remedy
from relations
where is_granted
    and (relkind in ('m', 'f')
        or (relkind in ('r', 'p') and is_child)
        or (relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)))
order by 1
