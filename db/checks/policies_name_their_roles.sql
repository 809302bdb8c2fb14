-- A policy names its roles, and only roles of the server. One for PUBLIC holds for roles that are made tomorrow.
select format('%s on %s', p.polname, p.polrelid::regclass) as object,
    case when role_oid = 0 then 'the policy is for PUBLIC'
        else format('the policy is for %s, which is no role of the server', role_oid::regrole) end as problem,
    'to gt_app, gt_analytics, gt_control or gt_projector' as remedy
from pg_catalog.pg_policy p
    cross join lateral unnest(p.polroles) as role_oid
where role_oid = 0
    or role_oid::regrole::text not in ('gt_app', 'gt_analytics', 'gt_control', 'gt_projector')
order by 1
