-- Functions of ours: none runs as its owner (the list of those that may is empty), none is for PUBLIC, none claims to
-- be leakproof, and those that policies call are parallel safe: else every query on the table turns serial.
with ours as (
    select p.*, p.oid::regprocedure::text as signature
    from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
)
select signature as object, 'runs with the rights of its owner' as problem,
    'security invoker, or a reason and a name in this check' as remedy
from ours where prosecdef
union all
select signature, 'may be executed by PUBLIC', 'revoke execute on function … from public'
from ours cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) a
where a.grantee = 0
union all
select signature, 'is marked leakproof: it may run on rows before the policy', 'alter function … not leakproof'
from ours where proleakproof
union all
select signature, 'is called by a policy and not parallel safe', 'alter function … parallel safe'
from ours
where proparallel <> 's' and oid in (
    select d.refobjid from pg_catalog.pg_depend d
    where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass)
order by 1, 2
