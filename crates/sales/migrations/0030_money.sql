-- What finance tells sales: how an order is paid, and how a customer stands.

alter table quotes
    add column credit_state smallint not null default 0,
    add column overdue numeric,
    add column overdue_currency text,
    add column overdue_since date;

alter table orders
    add column contract_requested_at timestamptz,
    add column payment_requested_at timestamptz,
    add column invoice_requested_at timestamptz;

create table orders_facts (
    tenant_id uuid not null,
    id uuid not null,
    revision int not null default 0,
    contract_id uuid,
    payment_state smallint not null default 0,
    received numeric,
    received_currency text,
    invoiced numeric,
    invoiced_currency text,
    overdue numeric,
    overdue_currency text,
    primary key (tenant_id, id)
);
create index orders_facts_contract on orders_facts (tenant_id, contract_id, id);
create index orders_facts_payment on orders_facts (tenant_id, payment_state, id);

-- Which version of an order's contract was heard last: events come late and twice.
create table order_contracts (
    tenant_id uuid not null,
    order_id uuid not null,
    contract_id uuid not null,
    version int not null,
    deleted bool not null,
    primary key (tenant_id, order_id)
);

-- A customer's credit, one row per currency he owes in.
create table credit_standings (
    tenant_id uuid not null,
    account_id uuid not null,
    customer_id uuid not null,
    version int not null,
    state smallint not null,
    overdue numeric,
    overdue_currency text,
    overdue_since date,
    deleted bool not null default false,
    primary key (tenant_id, account_id)
);
create index credit_standings_customer on credit_standings (tenant_id, customer_id);
