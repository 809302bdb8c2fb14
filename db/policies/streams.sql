-- Row-level security of event_store.streams.
-- Functions stand in (select …): evaluated once per statement, not once per row.
alter table event_store.streams enable row level security;
alter table event_store.streams force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on event_store.streams as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on event_store.streams is 'Rows of the session''s tenant; outside a session none.';

create policy streams_read on event_store.streams as permissive for select to gt_app using (true);
comment on policy streams_read on event_store.streams is 'Every user of a tenant sees which streams there are.';

create policy streams_open on event_store.streams as permissive for insert to gt_app
    with check ((select app.current_user_id()) is not null);
comment on policy streams_open on event_store.streams is 'A new stream is opened by a user, never by nobody.';

create policy streams_advance on event_store.streams as permissive for update to gt_app
    using      ((select app.current_user_id()) is not null)
    with check ((select app.current_user_id()) is not null);
comment on policy streams_advance on event_store.streams is 'A command moves the version of a stream on.';

create policy analytics on event_store.streams as permissive for select to gt_analytics using (true);
comment on policy analytics on event_store.streams is 'Privileged, read-only, over all tenants.';
-- No policy for delete: a stream with events stays.

grant select, insert, update (version) on event_store.streams to gt_app;
grant select on event_store.streams to gt_analytics;
