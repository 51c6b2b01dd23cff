-- Orders with what went out and came back of each line, and the deliveries one by one.

create table orders (
    like record including all,
    number text,
    name text,
    customer_id uuid not null,
    contact_id uuid,
    opportunity_id uuid,
    quote_id uuid,
    state smallint not null default 0,
    currency text not null,
    tax_included boolean not null default false,
    discount numeric,
    reduction numeric,
    ordered_on date,
    wanted_by date,
    delivery_address text,
    payment_terms text,
    delivery_terms text,
    note text,
    net_total numeric,
    net_total_currency text,
    tax_total numeric,
    tax_total_currency text,
    total numeric,
    total_currency text,
    discount_rate numeric,
    confirmed_at timestamptz,
    confirmed_by uuid,
    ended_at timestamptz,
    end_reason text,
    primary key (tenant_id, id),
    -- a draft is open, all others locked: on every path
    check (locked = (state not in (0, 1)))
);
select index_record('orders');
create unique index orders_number on orders (tenant_id, number);
-- a quote becomes one order
create unique index orders_quote on orders (tenant_id, quote_id);
create index orders_number_order on orders (tenant_id, number collate "C", id);
create index orders_customer on orders (tenant_id, customer_id, id);
create index orders_opportunity on orders (tenant_id, opportunity_id, id);
create index orders_state on orders (tenant_id, state, id);
create index orders_ordered_on on orders (tenant_id, ordered_on, id);
create index orders_wanted_by on orders (tenant_id, wanted_by, id);
create index orders_total on orders (tenant_id, total, id);
create index orders_confirmed on orders (tenant_id, confirmed_at, id);

create table order_lines (
    tenant_id uuid not null,
    order_id uuid not null,
    id uuid not null,
    position bigint not null,
    section text,
    product_id uuid,
    name text,
    description text,
    quantity numeric,
    unit text,
    list_price numeric,
    price numeric,
    discount numeric,
    tax_rate numeric,
    net numeric,
    tax numeric,
    total numeric,
    delivered numeric,
    returned numeric,
    primary key (tenant_id, order_id, id),
    -- no more with the customer than he ordered, and nothing back that he never had
    check (coalesce(delivered, 0) - coalesce(returned, 0) between 0 and quantity)
);

create table deliveries (
    like record including all,
    number text,
    order_id uuid not null,
    kind smallint not null default 0,
    carrier text,
    tracking_number text,
    moved_on date,
    note text,
    primary key (tenant_id, id)
);
create unique index deliveries_number on deliveries (tenant_id, number);
create index deliveries_number_order on deliveries (tenant_id, number collate "C", id);
create index deliveries_order on deliveries (tenant_id, order_id, id);
create index deliveries_moved_on on deliveries (tenant_id, moved_on, id);
create index deliveries_terms on deliveries using gin (terms);
create index deliveries_created on deliveries (tenant_id, created_at, id);
create index deliveries_updated on deliveries (tenant_id, updated_at, id);
create index deliveries_owner on deliveries (tenant_id, owner_id, id) where owner_id is not null;
create index deliveries_department on deliveries (tenant_id, department_id, id) where department_id is not null;
create index deliveries_bin on deliveries (tenant_id, deleted_at, id) where deleted_at is not null;

create table delivery_lines (
    tenant_id uuid not null,
    delivery_id uuid not null,
    id uuid not null,
    position bigint not null,
    order_line_id uuid,
    name text,
    quantity numeric,
    unit text,
    primary key (tenant_id, delivery_id, id)
);
