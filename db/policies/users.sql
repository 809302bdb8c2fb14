-- Row-level security of control.users. Users belong to no single tenant, so tenant sessions have no business here at
-- all:
-- no policy and no grant for gt_app.
alter table control.users enable row level security;
alter table control.users force row level security;    -- the owner of the table obeys as well

create policy control_plane on control.users as permissive for all to gt_control
    using (true)
    with check (true);
comment on policy control_plane on control.users is 'The control plane looks up who signs in.';

grant select, insert, update (subject, email, display_name) on control.users to gt_control;

create policy analytics on control.users as permissive for select to gt_analytics using (true);
comment on policy analytics on control.users is 'Privileged, read-only, over all tenants: how many users there are.';
grant select (user_id) on control.users to gt_analytics;
