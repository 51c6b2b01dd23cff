-- How customers pay, learned from finance: a row for each currency a customer owes in, and the worst of them as facts.
create table credit_accounts (
    tenant_id uuid not null,
    account_id uuid not null,
    customer_id uuid not null,
    version int not null,
    state smallint not null,
    receivable numeric,
    receivable_currency text,
    overdue numeric,
    overdue_currency text,
    overdue_since date,
    deleted bool not null default false,
    primary key (tenant_id, account_id)
);
create index credit_accounts_customer on credit_accounts (tenant_id, customer_id);

alter table customers_facts
    add column credit_state smallint not null default 0,
    add column receivable numeric,
    add column receivable_currency text,
    add column overdue numeric,
    add column overdue_currency text,
    add column overdue_since date;
create index customers_facts_credit on customers_facts (tenant_id, credit_state, id) where credit_state > 0;
create index customers_facts_overdue on customers_facts (tenant_id, overdue_since, id) where overdue_since is not null;
