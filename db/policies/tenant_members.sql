-- Row-level security of control.tenant_members.
alter table control.tenant_members enable row level security;
alter table control.tenant_members force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on control.tenant_members as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on control.tenant_members is
    'Memberships of the session''s tenant; outside a session none.';

create policy tenant_members_read on control.tenant_members as permissive for select to gt_app
    using (true);
comment on policy tenant_members_read on control.tenant_members is
    'A user sees who else belongs to the tenant: by id, the users themselves are not readable.';

create policy control_plane on control.tenant_members as permissive for all to gt_control
    using (true)
    with check (true);
comment on policy control_plane on control.tenant_members is 'The control plane decides who belongs where.';

grant select on control.tenant_members to gt_app;
grant select, insert, update (role, is_default), delete on control.tenant_members to gt_control;

create policy analytics on control.tenant_members as permissive for select to gt_analytics using (true);
comment on policy analytics on control.tenant_members is 'Privileged, read-only, over all tenants: how many users there are.';
grant select (tenant_id, user_id) on control.tenant_members to gt_analytics;
