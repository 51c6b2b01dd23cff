-- Contracts, their change orders and plans.

create table contracts (
    like record including all,
    number text,
    name text not null,
    customer_id uuid not null,
    contact_id uuid,
    opportunity_id uuid,
    quote_id uuid,
    order_id uuid,
    kind smallint not null default 0,
    state smallint not null default 0,
    amount numeric(20, 4),
    amount_currency text,
    tax_rate numeric,
    signed_on date,
    starts_on date,
    ends_on date,
    our_signatory text,
    their_signatory text,
    payment_terms text,
    clauses text,
    note text,
    accountant_id uuid,
    remind_days_before int,
    remind_days_after int,
    received numeric(20, 4),
    received_currency text,
    receivable numeric(20, 4),
    receivable_currency text,
    invoiced numeric(20, 4),
    invoiced_currency text,
    overdue numeric(20, 4),
    overdue_currency text,
    overdue_since date,
    next_due_on date,
    submitted_at timestamptz,
    submitted_by uuid,
    approver_id uuid,
    decided_at timestamptz,
    decided_by uuid,
    decision_note text,
    pending_change_id uuid,
    ended_at timestamptz,
    end_reason text,
    -- draft and sent back ones are open, all others locked: on every path
    check (locked = (state not in (0, 1, 3))),
    -- whatever anybody does at the same moment
    check (coalesce(received, 0) between 0 and coalesce(amount, 0)),
    check (coalesce(invoiced, 0) between 0 and coalesce(amount, 0)),
    primary key (tenant_id, id)
);
select index_record('contracts');
create unique index contracts_number on contracts (tenant_id, number);
-- an order has one contract
create unique index contracts_order on contracts (tenant_id, order_id) where deleted_at is null;
create index contracts_number_order on contracts (tenant_id, number collate "C", id);
create index contracts_customer on contracts (tenant_id, customer_id, id);
create index contracts_opportunity on contracts (tenant_id, opportunity_id, id);
create index contracts_quote on contracts (tenant_id, quote_id, id);
create index contracts_order_look_up on contracts (tenant_id, order_id, id);
create index contracts_state on contracts (tenant_id, state, id);
create index contracts_amount on contracts (tenant_id, amount, id);
create index contracts_signed_on on contracts (tenant_id, signed_on, id);
create index contracts_ends_on on contracts (tenant_id, ends_on, id);
create index contracts_accountant on contracts (tenant_id, accountant_id, id);
create index contracts_receivable on contracts (tenant_id, receivable, id);
create index contracts_overdue_since on contracts (tenant_id, overdue_since, id);
create index contracts_next_due_on on contracts (tenant_id, next_due_on, id);
create index contracts_approver on contracts (tenant_id, approver_id, id);

create table contract_changes (
    like record including all,
    number text,
    contract_id uuid not null,
    state smallint not null default 0,
    amount_before numeric(20, 4),
    amount_before_currency text,
    amount numeric(20, 4),
    amount_currency text,
    ends_before date,
    ends_on date,
    reason text,
    released numeric(20, 4),
    released_currency text,
    submitted_by uuid,
    approver_id uuid,
    decided_at timestamptz,
    decided_by uuid,
    decision_note text,
    primary key (tenant_id, id)
);
create index contract_changes_terms on contract_changes using gin (terms);
create index contract_changes_created on contract_changes (tenant_id, created_at, id);
create index contract_changes_updated on contract_changes (tenant_id, updated_at, id);
create index contract_changes_owner on contract_changes (tenant_id, owner_id, id) where owner_id is not null;
create index contract_changes_department on contract_changes (tenant_id, department_id, id) where department_id is not null;
create index contract_changes_bin on contract_changes (tenant_id, deleted_at, id) where deleted_at is not null;
create unique index contract_changes_number on contract_changes (tenant_id, number);
create index contract_changes_number_order on contract_changes (tenant_id, number collate "C", id);
create index contract_changes_contract on contract_changes (tenant_id, contract_id, id);
create index contract_changes_state on contract_changes (tenant_id, state, id);
create index contract_changes_approver on contract_changes (tenant_id, approver_id, id);

create table receivable_plans (
    like record including all,
    name text not null,
    contract_id uuid not null,
    customer_id uuid,
    phase int,
    due_on date not null,
    amount numeric(20, 4),
    amount_currency text,
    allocated numeric(20, 4),
    allocated_currency text,
    state smallint not null default 0,
    overdue_days int,
    note text,
    check (coalesce(allocated, 0) between 0 and coalesce(amount, 0)),
    primary key (tenant_id, id)
);
create index receivable_plans_terms on receivable_plans using gin (terms);
create index receivable_plans_created on receivable_plans (tenant_id, created_at, id);
create index receivable_plans_updated on receivable_plans (tenant_id, updated_at, id);
create index receivable_plans_owner on receivable_plans (tenant_id, owner_id, id) where owner_id is not null;
create index receivable_plans_department on receivable_plans (tenant_id, department_id, id) where department_id is not null;
create index receivable_plans_bin on receivable_plans (tenant_id, deleted_at, id) where deleted_at is not null;
create index receivable_plans_contract on receivable_plans (tenant_id, contract_id, id);
create index receivable_plans_customer on receivable_plans (tenant_id, customer_id, id);
create index receivable_plans_due_on on receivable_plans (tenant_id, due_on, id);
create index receivable_plans_amount on receivable_plans (tenant_id, amount, id);
create index receivable_plans_state on receivable_plans (tenant_id, state, id);

-- The numbers that records get, by kind and year: whoever takes the next holds the row until his commit.
create table numbers (
    tenant_id uuid not null,
    kind text not null,
    year int not null,
    last bigint not null,
    primary key (tenant_id, kind, year)
);

-- Who was reminded of which instalment: once before and once after it is due.
create table reminders (
    tenant_id uuid not null,
    plan_id uuid not null,
    due_on date not null,
    after boolean not null,
    primary key (tenant_id, plan_id, due_on, after)
);
