-- Row-level security of read_model.products: a tenant reads its own products and those of the common tenant, and
-- writes its own only. The array form keeps one index condition (uuid equality is leakproof), an OR would not.
alter table read_model.products enable row level security;
alter table read_model.products force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on read_model.products as restrictive for all to gt_app
    using      (tenant_id = any (array[(select app.current_tenant_id()), (select app.common_tenant_id())]))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on read_model.products is
    'Rows of the session''s tenant, to read also those of the common tenant; outside a session none.';

-- USING of the policy above lets common rows through, and update and delete look at USING first: so they are narrowed.
create policy common_is_not_updated on read_model.products as restrictive for update to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy common_is_not_updated on read_model.products is
    'Master data of all tenants is changed by no single one.';

create policy common_is_not_deleted on read_model.products as restrictive for delete to gt_app
    using (tenant_id = (select app.current_tenant_id()));
comment on policy common_is_not_deleted on read_model.products is
    'Master data of all tenants is deleted by no single one.';

create policy products_read on read_model.products as permissive for select to gt_app using (true);
comment on policy products_read on read_model.products is 'Every user of a tenant sees what it sells.';

create policy products_create on read_model.products as permissive for insert to gt_app
    with check (created_by = (select app.current_user_id()) and updated_by = (select app.current_user_id()));
comment on policy products_create on read_model.products is 'Nobody creates in the name of another user.';

create policy products_change on read_model.products as permissive for update to gt_app
    using      ((select app.current_user_id()) is not null)
    with check (updated_by = (select app.current_user_id()));
comment on policy products_change on read_model.products is 'A change carries the name of the user who made it.';

create policy analytics on read_model.products as permissive for select to gt_analytics using (true);
comment on policy analytics on read_model.products is 'Privileged, read-only, over all tenants.';

grant select, insert,
    update (code, name, price_minor, attributes, version, deleted_at, updated_at, updated_by)
    on read_model.products to gt_app;
grant select on read_model.products to gt_analytics;
