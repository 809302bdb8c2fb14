-- Row-level security of control.tenants.
alter table control.tenants enable row level security;
alter table control.tenants force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on control.tenants as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on control.tenants is 'The session''s own tenant; outside a session none.';

create policy tenants_read on control.tenants as permissive for select to gt_app using (true);
comment on policy tenants_read on control.tenants is 'A user of a tenant sees the tenant itself.';

create policy control_plane on control.tenants as permissive for all to gt_control
    using (true)
    with check (true);
comment on policy control_plane on control.tenants is 'The control plane keeps the list of all tenants.';

create policy analytics on control.tenants as permissive for select to gt_analytics using (true);
comment on policy analytics on control.tenants is 'Privileged, read-only, over all tenants.';

-- Tenants are marked as deleted, never deleted here: their rows elsewhere would lose their name.
grant select on control.tenants to gt_app;
grant select, insert, update (name, plan, status, isolation_mode, region, settings, updated_at)
    on control.tenants to gt_control;
grant select on control.tenants to gt_analytics;
