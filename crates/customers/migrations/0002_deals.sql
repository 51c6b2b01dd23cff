-- What sales tells of a customer's deals.

alter table customers_facts
    add column open_deals int,
    add column won_deals int,
    add column last_won_at timestamptz,
    add column last_deal_at timestamptz;
create index customers_facts_deal on customers_facts (tenant_id, last_deal_at, id);

-- One row per deal that counts, so that a deleted one takes itself back.
create table deals (
    tenant_id uuid not null,
    opportunity_id uuid not null,
    customer_id uuid not null,
    version int not null,
    state smallint not null,
    opened_at timestamptz not null,
    won_at timestamptz,
    deleted boolean not null,
    primary key (tenant_id, opportunity_id)
);
create index deals_customer on deals (tenant_id, customer_id) where not deleted;
