-- A statement is planned before its tenant is known, so the planner reckons with an average tenant. Where most tenants
-- are small, that is a handful of rows: it then reads and sorts all rows of a tenant for a page, which a large tenant
-- has a hundred thousand of. It is told to reckon with one in two hundred of the table's rows instead: plans for a
-- large tenant (in the order of an index, up to the limit) serve a small one as well, and not the other way round.
alter table read_model.orders alter column tenant_id set (n_distinct = 200);
alter table read_model.order_lines alter column tenant_id set (n_distinct = 200);
alter table read_model.customers alter column tenant_id set (n_distinct = 200);
alter table read_model.products alter column tenant_id set (n_distinct = 200);
alter table event_store.streams alter column tenant_id set (n_distinct = 200);
alter table event_store.events alter column tenant_id set (n_distinct = 200);
