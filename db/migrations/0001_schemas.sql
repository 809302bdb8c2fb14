-- The SQL schemas and the functions behind which the tenant context stands.
-- Run as gt_owner. What each role may do with tables stands in db/policies, beside the policies.

-- A function is executable by everybody unless it is said otherwise; here it is said, once for all to come.
alter default privileges revoke execute on functions from public;

create schema app;
create schema control;
create schema event_store;
create schema read_model;
create schema audit;

comment on schema app is 'Functions that tell the policies for whom the session works.';
comment on schema control is 'The control plane: tenants, users, memberships.';
comment on schema event_store is 'Streams and events: the truth, append-only.';
comment on schema read_model is 'Projections of the events; can be rebuilt from them.';
comment on schema audit is 'Records of privileged access.';

grant usage on schema app to gt_app, gt_analytics, gt_control, gt_projector;
grant usage on schema control to gt_app, gt_analytics, gt_control;
grant usage on schema event_store, read_model to gt_app, gt_analytics;

-- After a transaction-local setting has ended, the setting reads '' and not null for the rest of the connection,
-- hence nullif. RETURN bodies are bound when the function is made: no search_path can put another one in between.
create function app.current_tenant_id() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.tenant_id', true), '')::uuid;
comment on function app.current_tenant_id() is 'The session''s tenant; null outside a session, which no row equals.';

create function app.current_user_id() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.user_id', true), '')::uuid;
comment on function app.current_user_id() is 'The session''s user; null outside a session.';

-- Null outside a session as well: without a context even the rows meant for everybody stay unseen.
create function app.common_tenant_id() returns uuid
    language sql stable parallel safe
    return case
        when nullif(current_setting('app.tenant_id', true), '') is not null
        then '00000000-0000-0000-0000-000000000001'::uuid
    end;
comment on function app.common_tenant_id() is
    'The tenant whose master data every tenant may read; null outside a session.';

grant execute on function app.current_tenant_id(), app.current_user_id(), app.common_tenant_id()
    to gt_app, gt_analytics, gt_control, gt_projector;
