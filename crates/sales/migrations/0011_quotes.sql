-- Quotes, their lines and versions.

create table quotes (
    like record including all,
    number text,
    name text,
    customer_id uuid not null,
    contact_id uuid,
    opportunity_id uuid,
    state smallint not null default 0,
    revision int,
    revises_id uuid,
    currency text not null,
    tax_included boolean not null default false,
    discount numeric,
    reduction numeric,
    valid_until date,
    payment_terms text,
    delivery_terms text,
    note text,
    list_total numeric,
    list_total_currency text,
    net_total numeric,
    net_total_currency text,
    tax_total numeric,
    tax_total_currency text,
    total numeric,
    total_currency text,
    discount_rate numeric,
    discount_limit numeric,
    cost_total numeric,
    cost_total_currency text,
    margin numeric,
    margin_currency text,
    margin_rate numeric,
    submitted_at timestamptz,
    submitted_by uuid,
    approver_id uuid,
    decided_at timestamptz,
    decided_by uuid,
    decision_note text,
    sent_at timestamptz,
    answered_at timestamptz,
    answer_note text,
    order_id uuid,
    primary key (tenant_id, id),
    -- draft and rejected ones are open, all others locked: on every path
    check (locked = (state not in (0, 1, 4)))
);
select index_record('quotes');
create unique index quotes_number on quotes (tenant_id, number);
create index quotes_number_order on quotes (tenant_id, number collate "C", id);
create index quotes_customer on quotes (tenant_id, customer_id, id);
create index quotes_opportunity on quotes (tenant_id, opportunity_id, id);
create index quotes_state on quotes (tenant_id, state, id);
create index quotes_revises on quotes (tenant_id, revises_id, id);
create index quotes_valid_until on quotes (tenant_id, valid_until, id);
create index quotes_total on quotes (tenant_id, total, id);
create index quotes_approver on quotes (tenant_id, approver_id, id);
create index quotes_order on quotes (tenant_id, order_id, id);
create index quotes_answered on quotes (tenant_id, answered_at, id);

create table quote_lines (
    tenant_id uuid not null,
    quote_id uuid not null,
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
    primary key (tenant_id, quote_id, id)
);
