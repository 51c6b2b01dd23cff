-- Payments, and the ledger of what they were allocated to.

create table payments (
    like record including all,
    number text,
    customer_id uuid not null,
    contract_id uuid,
    state smallint not null default 0,
    amount numeric,
    amount_currency text,
    received_on date,
    method smallint not null default 0,
    payer text,
    bank_reference text,
    note text,
    allocated numeric,
    allocated_currency text,
    refunded numeric,
    refunded_currency text,
    advance numeric,
    advance_currency text,
    voided_at timestamptz,
    void_reason text,
    -- every cent is allocated, refunded or advance; of one that was voided there is none
    check (coalesce(allocated, 0) >= 0 and coalesce(refunded, 0) >= 0 and coalesce(advance, 0) >= 0),
    check (state = 2 or amount = coalesce(allocated, 0) + coalesce(refunded, 0) + coalesce(advance, 0)),
    primary key (tenant_id, id)
);
select index_record('payments');
create unique index payments_number on payments (tenant_id, number);
-- a transfer is entered once
create unique index payments_bank_reference on payments (tenant_id, bank_reference) where state <> 2 and bank_reference is not null;
create index payments_number_order on payments (tenant_id, number collate "C", id);
create index payments_customer on payments (tenant_id, customer_id, id);
create index payments_contract on payments (tenant_id, contract_id, id);
create index payments_state on payments (tenant_id, state, id);
create index payments_amount on payments (tenant_id, amount, id);
create index payments_received_on on payments (tenant_id, received_on, id);
create index payments_bank_reference_order on payments (tenant_id, bank_reference collate "C", id);
create index payments_advance on payments (tenant_id, advance, id);

create table payment_allocations (
    like record including all,
    payment_id uuid not null,
    contract_id uuid not null,
    plan_id uuid,
    amount numeric,
    amount_currency text,
    why smallint not null default 0,
    note text,
    payment_number text,
    primary key (tenant_id, id)
);
select index_record('payment_allocations');
create index payment_allocations_payment on payment_allocations (tenant_id, payment_id, id);
create index payment_allocations_contract on payment_allocations (tenant_id, contract_id, id);
create index payment_allocations_plan on payment_allocations (tenant_id, plan_id, id);
