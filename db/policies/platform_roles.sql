-- Row-level security of control.platform_roles. No policy and no grant for gt_app: a tenant session cannot even ask.
alter table control.platform_roles enable row level security;
alter table control.platform_roles force row level security;    -- the owner of the table obeys as well

create policy control_plane on control.platform_roles as permissive for all to gt_control
    using (true)
    with check (true);
comment on policy control_plane on control.platform_roles is 'The control plane looks up who runs the platform.';

grant select, insert, delete on control.platform_roles to gt_control;
