-- The logins of the server own nothing, belong to nothing and skip nothing; the owners cannot log in.
with logins as (
    select * from pg_catalog.pg_roles where rolname in ('gt_app', 'gt_analytics', 'gt_control', 'gt_projector')
)
select rolname::text as object,
    concat_ws(', ',
        case when rolsuper then 'is a superuser' end,
        case when rolbypassrls then 'bypasses row-level security' end,
        case when rolcreaterole then 'may create roles' end,
        case when rolcreatedb then 'may create databases' end,
        case when rolreplication then 'may replicate, which reads all rows' end,
        case when rolinherit then 'inherits the rights of roles' end) as problem,
    'alter role … nosuperuser nobypassrls nocreaterole nocreatedb noreplication noinherit' as remedy
from logins
where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit
union all
select l.rolname, format('is a member of %s and can become it by "set role"', m.roleid::regrole),
    'revoke … from …'
from pg_catalog.pg_auth_members m
    join logins l on l.oid = m.member
union all
select l.rolname, format('owns %s', pg_describe_object(d.classid, d.objid, d.objsubid)), 'alter … owner to gt_owner'
from pg_catalog.pg_shdepend d
    join logins l on l.oid = d.refobjid
where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
    and d.dbid in (0, (select oid from pg_catalog.pg_database where datname = current_database()))
union all
select rolname, 'may log in', 'alter role … nologin'
from pg_catalog.pg_roles
where rolname in ('gt_owner', 'gt_definer') and rolcanlogin
union all
select r.rolname, 'is a member of gt_owner: only gt_migrator is', 'revoke gt_owner from …'
from pg_catalog.pg_auth_members m
    join pg_catalog.pg_roles r on r.oid = m.member
where m.roleid = 'gt_owner'::regrole and r.rolname <> 'gt_migrator' and not r.rolsuper
    -- PostgreSQL 16 makes the creator of a role a member of it that cannot use it.
    and not (to_jsonb(m) @> '{"inherit_option": false, "set_option": false}')
order by 1, 2
