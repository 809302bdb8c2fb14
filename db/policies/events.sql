-- Row-level security of event_store.events. The migrator drops every policy and runs all files of db/policies in one
-- transaction: a renamed policy leaves no orphan, no statement sees the table bare.
-- Functions stand in (select …): the planner evaluates that once per statement, not once per row.
alter table event_store.events enable row level security;
alter table event_store.events force row level security;    -- the owner of the table obeys as well

-- Restrictive policies are joined with AND. A permissive policy added later cannot widen this one.
create policy tenant_isolation on event_store.events as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on event_store.events is 'Rows of the session''s tenant; outside a session none.';

create policy events_read on event_store.events as permissive for select to gt_app using (true);
comment on policy events_read on event_store.events is 'Every user of a tenant reads its whole history.';

create policy events_append on event_store.events as permissive for insert to gt_app
    with check (actor_id = (select app.current_user_id()));
comment on policy events_append on event_store.events is 'Nobody appends in the name of another user.';

create policy analytics on event_store.events as permissive for select to gt_analytics using (true);
comment on policy analytics on event_store.events is 'Privileged, read-only, over all tenants.';
-- No policy for update and delete: history is append-only.

-- Position and transaction are the database's to give, so they are not among the columns that may be written.
grant select on event_store.events to gt_app;
grant insert (
    tenant_id, stream_id, version, stream_type, event_id, event_type, schema_version, data, metadata, actor_id,
    correlation_id, causation_id, recorded_at) on event_store.events to gt_app;
grant select on event_store.events to gt_analytics;
