-- Indexes for what the schema lets clients filter and sort by ([Filterable], [Sortable]); the server compares both when
-- it starts. An index for an order ends with the key, which breaks ties. What is rarely asked for and often written
-- (lines, the actor of an event) has none on purpose, and says so in the schema.
create index customers_created_at_idx on read_model.customers (tenant_id, created_at, customer_id);
create index products_price_idx on read_model.products (tenant_id, price_minor, product_id);
create index products_created_at_idx on read_model.products (tenant_id, created_at, product_id);

-- Most orders are never cancelled, and none is shipped when it is placed: rows without the moment cost nothing here.
create index orders_shipped_at_idx on read_model.orders (tenant_id, shipped_at) where shipped_at is not null;
create index orders_cancelled_at_idx on read_model.orders (tenant_id, cancelled_at) where cancelled_at is not null;

-- Codes are compared byte by byte: that is their order for people too, and makes "startsWith" a range of the index
-- whatever the collation of the database is.
alter table read_model.orders alter column order_number type text collate "C";
alter table read_model.products alter column code type text collate "C";

-- Names keep the collation of the database for their order, so that "startsWith" needs an index of its own.
create index customers_name_prefix_idx on read_model.customers (tenant_id, name text_pattern_ops);
create index customers_email_idx on read_model.customers (tenant_id, email text_pattern_ops);
create index products_name_prefix_idx on read_model.products (tenant_id, name text_pattern_ops);

-- The old one ended with the position, which is not the tie-break of events.
drop index event_store.events_recorded_at_idx;
create index events_recorded_at_idx on event_store.events (tenant_id, recorded_at, event_id);
create index events_correlation_idx on event_store.events (tenant_id, correlation_id);
