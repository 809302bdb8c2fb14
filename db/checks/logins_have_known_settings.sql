-- A login can change its own defaults, and they outlive every reset of a pooled connection. So they are compared.
select r.rolname::text as object,
    format('has the setting %s', setting) as problem,
    'alter role … reset …; then run db/roles.sql again' as remedy
from pg_catalog.pg_db_role_setting s
    join pg_catalog.pg_roles r on r.oid = s.setrole
    cross join lateral unnest(s.setconfig) as setting
where r.rolname in ('gt_app', 'gt_analytics', 'gt_control', 'gt_projector')
    and not (s.setdatabase = 0
        and split_part(setting, '=', 1) in (
            'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
        and split_part(setting, '=', 2) <> '0')
union all
select r.rolname, format('has no %s', name), 'run db/roles.sql again'
from pg_catalog.pg_roles r
    cross join unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name
where r.rolname in ('gt_app', 'gt_analytics', 'gt_control')
    and not exists (
        select from pg_catalog.pg_db_role_setting s cross join unnest(s.setconfig) as setting
        where s.setrole = r.oid and s.setdatabase = 0 and split_part(setting, '=', 1) = name)
order by 1, 2
