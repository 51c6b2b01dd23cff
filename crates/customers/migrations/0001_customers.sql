-- Customers, contacts, public pools and the ledger of who held what when.

create table customers (
    like record including all,
    name text not null,
    type smallint not null default 0,
    short_name text,
    number text,
    level smallint not null default 0,
    industry text,
    source text,
    size int,
    province text,
    city text,
    phone text,
    email text,
    website text,
    tags text[] not null default '{}',
    parent_id uuid,
    description text,
    registered_capital numeric(20, 4),
    registered_capital_currency text,
    pool_id uuid,
    pooled_at timestamptz,
    owned_since timestamptz,
    previous_owner_id uuid,
    primary key (tenant_id, id),
    -- pooled or owned, never both
    check (pool_id is null or owner_id is null)
);
create index customers_owner on customers (tenant_id, owner_id, id);
create index customers_department on customers (tenant_id, department_id, id);
create index customers_readers on customers using gin (readers);
create index customers_terms on customers using gin (terms);
create index customers_name on customers (tenant_id, name collate "C", id);
create index customers_created on customers (tenant_id, created_at, id);
create index customers_updated on customers (tenant_id, updated_at, id);
create index customers_level on customers (tenant_id, level, id);
create index customers_industry on customers (tenant_id, industry collate "C", id);
create index customers_city on customers (tenant_id, city collate "C", id);
create index customers_pool on customers (tenant_id, pool_id, id) where pool_id is not null;

create table customer_addresses (
    tenant_id uuid not null,
    customer_id uuid not null,
    id uuid not null,
    position bigint not null,
    "use" smallint not null default 0,
    province text,
    city text,
    street text,
    postcode text,
    primary key (tenant_id, customer_id, id)
);

-- What other services tell of a customer: outside its version and audit.
create table customers_facts (
    tenant_id uuid not null,
    id uuid not null,
    revision int not null default 0,
    last_follow_up_at timestamptz,
    follow_up_count int,
    primary key (tenant_id, id)
);
create index customers_facts_follow_up on customers_facts (tenant_id, last_follow_up_at, id);

-- One row per follow-up that counts, so that a deleted one recomputes the maximum.
create table follow_ups (
    tenant_id uuid not null,
    activity_id uuid not null,
    customer_id uuid not null,
    version int not null,
    at timestamptz not null,
    deleted boolean not null,
    primary key (tenant_id, activity_id)
);
create index follow_ups_customer on follow_ups (tenant_id, customer_id, at) where not deleted;

create table contacts (
    like record including all,
    customer_id uuid not null,
    name text not null,
    job_title text,
    department text,
    phone text,
    email text,
    wechat text,
    decision_role smallint not null default 0,
    reports_to_id uuid,
    birthday date,
    do_not_contact boolean not null default false,
    main boolean not null default false,
    notes text,
    primary key (tenant_id, id)
);
create index contacts_customer on contacts (tenant_id, customer_id, id);
create index contacts_terms on contacts using gin (terms);
create index contacts_name on contacts (tenant_id, name collate "C", id);
create index contacts_created on contacts (tenant_id, created_at, id);
create index contacts_updated on contacts (tenant_id, updated_at, id);
create index contacts_owner on contacts (tenant_id, owner_id, id) where owner_id is not null;
create index contacts_department on contacts (tenant_id, department_id, id) where department_id is not null;

create table pools (
    like record including all,
    name text not null,
    description text,
    member_ids uuid[] not null default '{}',
    admin_ids uuid[] not null default '{}',
    takes text,
    rank int,
    daily_claim_limit int,
    holding_cap int,
    holding_counts text,
    cool_off_days int,
    closed boolean not null default false,
    primary key (tenant_id, id)
);
create index pools_owner on pools (tenant_id, owner_id, id);
create index pools_department on pools (tenant_id, department_id, id);
create index pools_created on pools (tenant_id, created_at, id);
create index pools_updated on pools (tenant_id, updated_at, id);

-- The ledger; its rows are records, so that reporting can be rebuilt from them.
create table pool_moves (
    like record including all,
    customer_id uuid not null,
    pool_id uuid,
    action smallint not null,
    from_owner_id uuid,
    to_owner_id uuid,
    reason text,
    primary key (tenant_id, id)
);
create index pool_moves_customer on pool_moves (tenant_id, customer_id, id);
create index pool_moves_claims on pool_moves (tenant_id, to_owner_id, pool_id, created_at);
create index pool_moves_created on pool_moves (tenant_id, created_at, id);
create index pool_moves_updated on pool_moves (tenant_id, updated_at, id);
create index pool_moves_pool on pool_moves (tenant_id, pool_id, id) where pool_id is not null;
create index pool_moves_owner on pool_moves (tenant_id, owner_id, id) where owner_id is not null;
create index pool_moves_department on pool_moves (tenant_id, department_id, id) where department_id is not null;

-- One row per user who holds customers: locked before his holdings are counted and raised.
create table seats (
    tenant_id uuid not null,
    user_id uuid not null,
    primary key (tenant_id, user_id)
);
