-- Row-level security of read_model.tenant_statistics.
alter table read_model.tenant_statistics enable row level security;
alter table read_model.tenant_statistics force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on read_model.tenant_statistics as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on read_model.tenant_statistics is
    'The row of the session''s tenant; outside a session none.';

create policy tenant_statistics_read on read_model.tenant_statistics as permissive for select to gt_app using (true);
comment on policy tenant_statistics_read on read_model.tenant_statistics is 'Every user of a tenant sees its totals.';

create policy tenant_statistics_start on read_model.tenant_statistics as permissive for insert to gt_app
    with check ((select app.current_user_id()) is not null);
comment on policy tenant_statistics_start on read_model.tenant_statistics is
    'The first command of a tenant starts its totals.';

create policy tenant_statistics_count on read_model.tenant_statistics as permissive for update to gt_app
    using      ((select app.current_user_id()) is not null)
    with check ((select app.current_user_id()) is not null);
comment on policy tenant_statistics_count on read_model.tenant_statistics is
    'Every command adds to the totals of its own tenant.';

create policy analytics on read_model.tenant_statistics as permissive for select to gt_analytics using (true);
comment on policy analytics on read_model.tenant_statistics is 'Privileged, read-only, over all tenants.';

grant select, insert,
    update (
        order_count, shipped_count, cancelled_count, customer_count, event_count, revenue_minor, updated_at)
    on read_model.tenant_statistics to gt_app;
grant select on read_model.tenant_statistics to gt_analytics;
