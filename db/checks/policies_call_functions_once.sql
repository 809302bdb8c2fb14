-- Policies call context functions in a sub-select only, (select app.current_tenant_id()): evaluated once per
-- statement. Bare, they are evaluated for every row that no index keeps away.
with expressions as (
    select p.oid, p.polname, p.polrelid, e.expression
    from pg_catalog.pg_policy p
        cross join lateral (
            values (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))
        ) as e (expression)
)
select format('%s on %s', polname, polrelid::regclass) as object,
    'the policy calls a function outside a sub-select' as problem,
    'write (select app.current_tenant_id()) instead of app.current_tenant_id()' as remedy
from expressions
where regexp_replace(expression, '\( SELECT app\.\w+\(\) AS \w+\)', '', 'g')
    ~* '(\w\(|current_(user|role|setting)|session_user)'
order by 1
