-- Row-level security of read_model.orders.
alter table read_model.orders enable row level security;
alter table read_model.orders force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on read_model.orders as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on read_model.orders is 'Rows of the session''s tenant; outside a session none.';

create policy orders_read on read_model.orders as permissive for select to gt_app using (true);
comment on policy orders_read on read_model.orders is 'Every user of a tenant sees its orders.';

create policy orders_place on read_model.orders as permissive for insert to gt_app
    with check (placed_by = (select app.current_user_id()));
comment on policy orders_place on read_model.orders is 'Nobody places an order in the name of another user.';

create policy orders_proceed on read_model.orders as permissive for update to gt_app
    using      ((select app.current_user_id()) is not null)
    with check ((select app.current_user_id()) is not null);
comment on policy orders_proceed on read_model.orders is 'Orders are shipped and cancelled by any user of the tenant.';

create policy analytics on read_model.orders as permissive for select to gt_analytics using (true);
comment on policy analytics on read_model.orders is 'Privileged, read-only, over all tenants.';

-- What was ordered, by whom and for how much is not among the columns that may change.
grant select, insert, update (status, tracking_number, shipped_at, cancelled_at, version)
    on read_model.orders to gt_app;
grant select on read_model.orders to gt_analytics;
