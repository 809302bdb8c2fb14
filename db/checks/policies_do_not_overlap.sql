-- Permissive policies are joined with OR, so a second one for the same role and command silently widens the first.
select format('%s for %s on %s', r.rolname, c.command, p.polrelid::regclass) as object,
    'several permissive policies: ' || string_agg(p.polname, ', ' order by p.polname) as problem,
    'one permissive policy for each role and command' as remedy
from pg_catalog.pg_policy p
    cross join lateral unnest(p.polroles) as role_oid
    join pg_catalog.pg_roles r on r.oid = role_oid
    cross join lateral unnest(
        case when p.polcmd = '*' then array['select', 'insert', 'update', 'delete']
            else array[case p.polcmd
                when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end]
        end) as c (command)
where p.polpermissive
group by r.rolname, c.command, p.polrelid
having count(*) > 1
order by 1
