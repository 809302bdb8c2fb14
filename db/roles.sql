-- The roles of GraphTenancy. Run by a superuser in the application's database (a role with CREATEROLE that owns the
-- database can do all but the last part); may be run again at any time. Passwords are set by the bootstrap, not here.
--
-- No login of the server is superuser, BYPASSRLS, owner of anything or member of anything: what it may do stands in
-- db/policies alone, and "set role" leads nowhere.
do $$
declare
    name text;
begin
    foreach name in array array[
        'gt_owner', 'gt_definer', 'gt_migrator', 'gt_app', 'gt_analytics', 'gt_control', 'gt_projector']
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
    end loop;
end $$;

-- SUPERUSER, REPLICATION and BYPASSRLS may be named by a superuser only, so they are not named: new roles have none
-- of them, and db/checks/logins_are_ordinary.sql finds the one that was given it later.
alter role gt_owner nologin noinherit nocreatedb nocreaterole;
alter role gt_definer nologin noinherit nocreatedb nocreaterole;
alter role gt_migrator login noinherit nocreatedb nocreaterole;
alter role gt_app login noinherit nocreatedb nocreaterole;
alter role gt_analytics login noinherit nocreatedb nocreaterole;
alter role gt_control login noinherit nocreatedb nocreaterole;
alter role gt_projector login noinherit nocreatedb nocreaterole;

-- The only membership: the migrator becomes the owner by "set role", and nobody else can.
grant gt_owner to gt_migrator;

-- An open writer stalls the delivery of events and a hung statement holds a connection, so both end by themselves.
alter role gt_app set statement_timeout = '15s';
alter role gt_app set lock_timeout = '5s';
alter role gt_app set idle_in_transaction_session_timeout = '10s';
alter role gt_analytics set statement_timeout = '60s';
alter role gt_analytics set lock_timeout = '5s';
alter role gt_analytics set idle_in_transaction_session_timeout = '10s';
alter role gt_control set statement_timeout = '15s';
alter role gt_control set lock_timeout = '5s';
alter role gt_control set idle_in_transaction_session_timeout = '10s';

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to gt_migrator, gt_app, gt_analytics, gt_control, gt_projector',
        current_database());
    execute format('grant create on database %I to gt_owner', current_database());
end $$;
revoke all on schema public from public;

-- Built-in functions that give an injected SELECT a way out (notifications, large objects), across (SQL from text),
-- or at the others (ending sessions, sleeping, session locks). set_config stays: it opens the tenant context.
-- pg_advisory_unlock_all stays: the driver's reset of a pooled connection calls it.
do $$
declare
    builtin regprocedure;
begin
    if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
        raise notice 'Not a superuser: the risky built-in functions stay executable by everybody.';
        return;
    end if;
    for builtin in
        select oid::regprocedure
        from pg_catalog.pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and (proname in (
                    'pg_terminate_backend', 'pg_cancel_backend', 'pg_notify', 'pg_sleep', 'pg_sleep_for',
                    'pg_sleep_until', 'ts_stat', 'currtid2', 'pg_logical_emit_message', 'pg_export_snapshot',
                    'query_to_xml', 'query_to_xmlschema', 'query_to_xml_and_xmlschema', 'table_to_xml',
                    'table_to_xmlschema', 'table_to_xml_and_xmlschema', 'cursor_to_xml', 'cursor_to_xmlschema',
                    'schema_to_xml', 'schema_to_xmlschema', 'schema_to_xml_and_xmlschema', 'database_to_xml',
                    'database_to_xmlschema', 'database_to_xml_and_xmlschema', 'lastval')
                or proname ~ '^(lo_|loread|lowrite)'
                or proname ~ '^pg_(try_)?advisory_(lock|unlock)(_shared)?$')
    loop
        execute format('revoke execute on function %s from public', builtin);
    end loop;
    -- The migrator holds a session lock, so that two of them never run at once.
    grant execute on function pg_catalog.pg_advisory_lock(bigint), pg_catalog.pg_advisory_unlock(bigint) to gt_migrator;
end $$;
