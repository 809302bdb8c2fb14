-- What no policy can hold back must not be granted: TRUNCATE skips policies, TRIGGER and REFERENCES run in other
-- tenants' statements, CREATE and TEMP put objects in front of ours. History is neither changed nor deleted.
with roles (grantee, name) as (
    select 0::oid, 'PUBLIC'
    union all
    select oid, rolname from pg_catalog.pg_roles
    where rolname in ('gt_app', 'gt_analytics', 'gt_control', 'gt_projector')
),
grants (grantee, kind, object, privilege) as (
    select a.grantee, 'table', c.oid::regclass::text, a.privilege_type
    from pg_catalog.pg_class c cross join lateral aclexplode(c.relacl) a
    where c.relkind in ('r', 'p')
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    union all
    select a.grantee, 'column', format('%s.%I', t.attrelid::regclass, t.attname), a.privilege_type
    from pg_catalog.pg_attribute t cross join lateral aclexplode(t.attacl) a
    where t.attrelid >= 16384
    union all
    select a.grantee, 'sequence', c.oid::regclass::text, a.privilege_type
    from pg_catalog.pg_class c cross join lateral aclexplode(c.relacl) a
    where c.relkind = 'S'
    union all
    select a.grantee, 'schema', n.nspname, a.privilege_type
    from pg_catalog.pg_namespace n
        cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    union all
    select a.grantee, 'database', d.datname, a.privilege_type
    from pg_catalog.pg_database d
        cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    where d.datname = current_database()
)
select format('%s %s', g.kind, g.object) as object,
    format('%s has %s', r.name, g.privilege) as problem,
    'revoke it; grants stand in db/policies and db/roles.sql' as remedy
from grants g
    join roles r using (grantee)
where case
    when g.kind in ('table', 'column') then
        r.name = 'PUBLIC'
        or g.privilege in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
        or (r.name = 'gt_analytics' and g.privilege <> 'SELECT')
        or (g.object ~ '^event_store\.(events|command_receipts)' and g.privilege in ('UPDATE', 'DELETE'))
        or (r.name = 'gt_app' and g.object ~ '^control\.' and g.privilege <> 'SELECT')
        or (r.name = 'gt_app' and g.object ~ '^migrations\.')
    -- The last value of a sequence tells the volume of all tenants; identity columns need no grant.
    when g.kind = 'sequence' then true
    when g.kind = 'schema' then r.name = 'PUBLIC' or g.privilege <> 'USAGE'
    else r.name = 'PUBLIC' or g.privilege <> 'CONNECT'
end
order by 1, 2
