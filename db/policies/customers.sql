-- Row-level security of read_model.customers.
alter table read_model.customers enable row level security;
alter table read_model.customers force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on read_model.customers as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on read_model.customers is 'Rows of the session''s tenant; outside a session none.';

create policy customers_read on read_model.customers as permissive for select to gt_app using (true);
comment on policy customers_read on read_model.customers is 'Every user of a tenant sees its customers.';

create policy customers_register on read_model.customers as permissive for insert to gt_app
    with check (created_by = (select app.current_user_id()));
comment on policy customers_register on read_model.customers is 'Nobody registers in the name of another user.';

create policy customers_change on read_model.customers as permissive for update to gt_app
    using      ((select app.current_user_id()) is not null)
    with check ((select app.current_user_id()) is not null);
comment on policy customers_change on read_model.customers is
    'Name and e-mail may be corrected by any user of the tenant.';

create policy analytics on read_model.customers as permissive for select to gt_analytics using (true);
comment on policy analytics on read_model.customers is 'Privileged, read-only, over all tenants.';

grant select, insert, update (name, email, version) on read_model.customers to gt_app;
grant select on read_model.customers to gt_analytics;
