-- Invoices, to whom they are made out, and what customers may owe.

create table invoices (
    like record including all,
    number text,
    customer_id uuid,
    contract_id uuid not null,
    state smallint not null default 0,
    kind smallint not null default 0,
    amount numeric(20, 4),
    amount_currency text,
    tax_rate numeric,
    net numeric(20, 4),
    net_currency text,
    tax numeric(20, 4),
    tax_currency text,
    invoice_title_id uuid,
    title text,
    taxpayer_id text,
    bank_name text,
    bank_account text,
    address text,
    phone text,
    email text,
    items text,
    note text,
    tax_number text,
    issued_on date,
    red_of_id uuid,
    reddened numeric(20, 4),
    reddened_currency text,
    requested_by uuid,
    approver_id uuid,
    decided_at timestamptz,
    decided_by uuid,
    decision_note text,
    voided_at timestamptz,
    void_reason text,
    primary key (tenant_id, id)
);
select index_record('invoices');
create unique index invoices_number on invoices (tenant_id, number);
create index invoices_number_order on invoices (tenant_id, number collate "C", id);
create index invoices_customer on invoices (tenant_id, customer_id, id);
create index invoices_contract on invoices (tenant_id, contract_id, id);
create index invoices_state on invoices (tenant_id, state, id);
create index invoices_amount on invoices (tenant_id, amount, id);
create index invoices_tax_number on invoices (tenant_id, tax_number collate "C", id);
create index invoices_issued_on on invoices (tenant_id, issued_on, id);
create index invoices_red_of on invoices (tenant_id, red_of_id, id);
create index invoices_approver on invoices (tenant_id, approver_id, id);

create table invoice_titles (
    like record including all,
    name text not null,
    customer_id uuid not null,
    kind smallint not null default 0,
    taxpayer_id text,
    bank_name text,
    bank_account text,
    address text,
    phone text,
    email text,
    main boolean not null default false,
    primary key (tenant_id, id)
);
select index_record('invoice_titles');
create index invoice_titles_customer on invoice_titles (tenant_id, customer_id, id);

create table credit_accounts (
    like record including all,
    customer_id uuid not null,
    currency text not null,
    credit_limit numeric(20, 4),
    credit_limit_currency text,
    credit_days int,
    note text,
    state smallint not null default 0,
    held boolean not null default false,
    held_reason text,
    -- sums may have more digits than an amount
    receivable numeric,
    receivable_currency text,
    overdue numeric,
    overdue_currency text,
    oldest_due_on date,
    advance numeric,
    advance_currency text,
    primary key (tenant_id, id)
);
select index_record('credit_accounts');
create unique index credit_accounts_customer_currency on credit_accounts (tenant_id, customer_id, currency);
create index credit_accounts_customer on credit_accounts (tenant_id, customer_id, id);
create index credit_accounts_state on credit_accounts (tenant_id, state, id);
create index credit_accounts_receivable on credit_accounts (tenant_id, receivable, id);
create index credit_accounts_overdue on credit_accounts (tenant_id, overdue, id);
create index credit_accounts_oldest_due_on on credit_accounts (tenant_id, oldest_due_on, id);
