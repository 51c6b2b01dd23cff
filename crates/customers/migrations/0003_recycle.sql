-- Recycling: rules of the pools, where a customer falls to, when, and who was told.

create table pool_recycle_rules (
    tenant_id uuid not null,
    pool_id uuid not null,
    id uuid not null,
    position bigint not null,
    kind smallint not null default 0,
    days int,
    levels text[],
    primary key (tenant_id, pool_id, id)
);

alter table pools
    add column recycle_when smallint not null default 0,
    add column recycle_won boolean not null default false,
    add column recycle_locked boolean not null default false,
    add column recycle_with_open_deal boolean not null default false,
    add column exempt_when text,
    add column warn_days int,
    add column protection_days int;

alter table customers
    add column home_pool_id uuid,
    add column protected_until date,
    add column protection_reason text;
update customers set home_pool_id = pool_id where pool_id is not null;

alter table customers_facts add column falls_on date;
create index customers_facts_falls_on on customers_facts (tenant_id, falls_on, id);

alter table pool_moves
    add column rule smallint not null default 0,
    add column rule_days int,
    add column held_since timestamptz;
-- what became of a pool's customers, month by month
create index pool_moves_history on pool_moves (tenant_id, pool_id, created_at) where pool_id is not null;

-- Who was told which day: nobody is told twice, unless the day moved.
create table recycle_warnings (
    tenant_id uuid not null,
    customer_id uuid not null,
    owner_id uuid not null,
    falls_on date not null,
    at timestamptz not null,
    primary key (tenant_id, customer_id, owner_id, falls_on)
);
create index recycle_warnings_age on recycle_warnings (tenant_id, at);

-- the nights of a tenant, the newest first
create index jobs_recycle on jobs (tenant_id, id) where kind = 'recycle';
