-- Row-level security of read_model.order_lines.
alter table read_model.order_lines enable row level security;
alter table read_model.order_lines force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on read_model.order_lines as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on read_model.order_lines is
    'Rows of the session''s tenant; outside a session none.';

create policy order_lines_read on read_model.order_lines as permissive for select to gt_app using (true);
comment on policy order_lines_read on read_model.order_lines is 'Every user of a tenant sees the lines of its orders.';

create policy order_lines_place on read_model.order_lines as permissive for insert to gt_app
    with check ((select app.current_user_id()) is not null);
comment on policy order_lines_place on read_model.order_lines is 'Lines are written with their order, by its user.';

create policy analytics on read_model.order_lines as permissive for select to gt_analytics using (true);
comment on policy analytics on read_model.order_lines is 'Privileged, read-only, over all tenants.';
-- No policy for update and delete: lines are as they were when the order was placed.

grant select, insert on read_model.order_lines to gt_app;
grant select on read_model.order_lines to gt_analytics;
