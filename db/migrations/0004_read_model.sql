-- Projections that a command's answer needs; written in the command's own transaction.
-- Money is bigint in minor units and states are text: under row-level security only leakproof operators can become
-- index conditions beside the policy, and those of numeric and of enums are not.
create table read_model.customers (
    tenant_id uuid not null,
    customer_id uuid not null,
    name text not null,
    email text,
    version integer not null,
    created_at timestamptz not null default statement_timestamp(),
    created_by uuid not null,
    constraint customers_pkey primary key (tenant_id, customer_id)
);
create index customers_name_idx on read_model.customers (tenant_id, name, customer_id);
comment on table read_model.customers is 'Customers of the tenant.';

create table read_model.products (
    tenant_id uuid not null,
    product_id uuid not null,
    code text not null,
    name text not null,
    price_minor bigint not null,
    attributes jsonb not null default '{}',
    version integer not null,
    deleted_at timestamptz,
    created_at timestamptz not null default statement_timestamp(),
    updated_at timestamptz not null default statement_timestamp(),
    created_by uuid not null,
    updated_by uuid not null,
    constraint products_pkey primary key (tenant_id, product_id),
    constraint products_code_key unique (tenant_id, code),
    constraint products_price_check check (price_minor >= 0)
);
create index products_name_idx on read_model.products (tenant_id, name, product_id);
comment on table read_model.products is 'What the tenant sells; rows of the common tenant are readable by all tenants.';

create table read_model.orders (
    tenant_id uuid not null,
    order_id uuid not null,
    order_number text not null,
    customer_id uuid not null,
    status text not null,
    total_minor bigint not null,
    tracking_number text,
    placed_at timestamptz not null,
    shipped_at timestamptz,
    cancelled_at timestamptz,
    version integer not null,
    placed_by uuid not null,
    constraint orders_pkey primary key (tenant_id, order_id),
    constraint orders_number_key unique (tenant_id, order_number),
    constraint orders_customer_fkey foreign key (tenant_id, customer_id)
        references read_model.customers (tenant_id, customer_id),
    constraint orders_status_check check (status in ('DRAFT', 'PLACED', 'SHIPPED', 'CANCELLED')),
    constraint orders_total_check check (total_minor >= 0)
);
create index orders_placed_at_idx on read_model.orders (tenant_id, placed_at desc, order_id desc);
create index orders_status_idx on read_model.orders (tenant_id, status, placed_at desc, order_id desc);
create index orders_customer_idx on read_model.orders (tenant_id, customer_id, placed_at desc, order_id desc);
create index orders_total_idx on read_model.orders (tenant_id, total_minor, order_id);
comment on table read_model.orders is 'Orders in their present state.';

create table read_model.order_lines (
    tenant_id uuid not null,
    order_id uuid not null,
    line_number integer not null,
    product_id uuid,
    product_code text not null,
    product_name text not null,
    quantity integer not null,
    unit_price_minor bigint not null,
    amount_minor bigint not null,
    constraint order_lines_pkey primary key (tenant_id, order_id, line_number),
    constraint order_lines_order_fkey foreign key (tenant_id, order_id)
        references read_model.orders (tenant_id, order_id),
    constraint order_lines_quantity_check check (quantity > 0),
    constraint order_lines_amount_check check (amount_minor = quantity * unit_price_minor)
);
comment on table read_model.order_lines is
    'Lines of orders, with code, name and price as they were when it was placed.';

create table read_model.tenant_statistics (
    tenant_id uuid not null,
    order_count bigint not null default 0,
    shipped_count bigint not null default 0,
    cancelled_count bigint not null default 0,
    customer_count bigint not null default 0,
    event_count bigint not null default 0,
    revenue_minor bigint not null default 0,
    updated_at timestamptz not null default statement_timestamp(),
    constraint tenant_statistics_pkey primary key (tenant_id)
);
comment on table read_model.tenant_statistics is
    'One row of totals per tenant, so that a list of all tenants reads rows and adds up nothing.';
comment on column read_model.tenant_statistics.revenue_minor is 'Total of all orders that are not cancelled.';
