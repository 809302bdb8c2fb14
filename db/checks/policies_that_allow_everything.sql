-- A policy whose expression is "true" is one of three kinds, each with its reason; every other is a mistake:
--   select to gt_analytics: privileged reads over all tenants, by a login of their own that cannot write;
--   select to gt_app on a table with tenant_isolation: which rows, the restrictive policy says already;
--   anything to gt_control in the schema control: the control plane keeps the list of all tenants.
select format('%s on %s', p.polname, p.polrelid::regclass) as object,
    'the policy is always true' as problem,
    'say which rows, or use a role that is meant to see all' as remedy
from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
    cross join lateral unnest(p.polroles) as role_oid
where (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
    and not (p.polcmd = 'r' and role_oid::regrole::text = 'gt_analytics')
    and not (p.polcmd = 'r' and role_oid::regrole::text = 'gt_app' and exists (
        select from pg_catalog.pg_policy i
        where i.polrelid = p.polrelid and i.polname = 'tenant_isolation' and not i.polpermissive))
    and not (role_oid::regrole::text = 'gt_control' and c.relnamespace = 'control'::regnamespace)
order by 1
