-- Channels, campaigns, leads, the ledger of their hands, and the rules by which they are given.

create table channels (
    like record including all,
    name text not null,
    kind smallint not null default 0,
    cost numeric(20, 4),
    cost_currency text,
    description text,
    retired boolean not null default false,
    primary key (tenant_id, id)
);
select index_record('channels');
create index channels_name on channels (tenant_id, name collate "C", id);
create index channels_kind on channels (tenant_id, kind, id);

create table campaigns (
    like record including all,
    name text not null,
    kind smallint not null default 0,
    status smallint not null default 0,
    channel_id uuid,
    parent_id uuid,
    starts_on date,
    ends_on date,
    budget numeric(20, 4),
    budget_currency text,
    planned_cost numeric(20, 4),
    planned_cost_currency text,
    actual_cost numeric(20, 4),
    actual_cost_currency text,
    expected_leads int,
    description text,
    primary key (tenant_id, id)
);
select index_record('campaigns');
create index campaigns_name on campaigns (tenant_id, name collate "C", id);
create index campaigns_status on campaigns (tenant_id, status, id);
create index campaigns_channel on campaigns (tenant_id, channel_id, id);
create index campaigns_parent on campaigns (tenant_id, parent_id, id);
create index campaigns_starts on campaigns (tenant_id, starts_on, id);

create table leads (
    like record including all,
    name text,
    company text,
    job_title text,
    phone text,
    email text,
    wechat text,
    website text,
    province text,
    city text,
    address text,
    industry text,
    interest text,
    note text,
    budget numeric(20, 4),
    budget_currency text,
    tags text[] not null default '{}',
    rating smallint not null default 0,
    channel_id uuid,
    campaign_id uuid,
    page_url text,
    referrer text,
    utm_source text,
    utm_medium text,
    utm_campaign text,
    utm_term text,
    utm_content text,
    captured_by smallint not null default 0,
    status smallint not null default 0,
    team_id uuid,
    rule_id uuid,
    assigned_at timestamptz,
    first_worked_at timestamptz,
    reclaim_at timestamptz,
    previous_owner_id uuid,
    disqualification smallint not null default 0,
    disqualification_note text,
    closed_at timestamptz,
    customer_id uuid,
    contact_id uuid,
    opportunity_id uuid,
    conversion_failure text,
    primary key (tenant_id, id),
    -- nobody's while new, somebody's while assigned
    check (status <> 1 or owner_id is null),
    check (status <> 2 or owner_id is not null)
);
select index_record('leads');
create index leads_name on leads (tenant_id, name collate "C", id);
create index leads_company on leads (tenant_id, company collate "C", id);
create index leads_city on leads (tenant_id, city collate "C", id);
create index leads_industry on leads (tenant_id, industry collate "C", id);
create index leads_rating on leads (tenant_id, rating, id);
create index leads_channel on leads (tenant_id, channel_id, id);
create index leads_campaign on leads (tenant_id, campaign_id, id);
create index leads_captured_by on leads (tenant_id, captured_by, id);
create index leads_status on leads (tenant_id, status, id);
create index leads_team on leads (tenant_id, team_id, id);
create index leads_assigned on leads (tenant_id, assigned_at, id);
create index leads_closed on leads (tenant_id, closed_at, id);
create index leads_customer on leads (tenant_id, customer_id, id) where customer_id is not null;
create index leads_phone on leads (tenant_id, phone) where phone is not null;
create index leads_email on leads (tenant_id, email) where email is not null;
-- who is due, company by company and over all of them
create index leads_reclaim on leads (tenant_id, reclaim_at, id) where reclaim_at is not null;
create index leads_reclaim_due on leads (reclaim_at) where reclaim_at is not null;
create index leads_converting on leads (tenant_id, id) where status = 4;
-- what somebody holds
create index leads_held on leads (tenant_id, owner_id) where status in (2, 3, 4) and deleted_at is null;

-- What other services tell of a lead: outside its version and audit.
create table leads_facts (
    tenant_id uuid not null,
    id uuid not null,
    revision int not null default 0,
    last_follow_up_at timestamptz,
    follow_up_count int,
    primary key (tenant_id, id)
);
create index leads_facts_follow_up on leads_facts (tenant_id, last_follow_up_at, id);

-- One row per follow-up on a lead, so that a deleted one recomputes the maximum.
create table follow_ups (
    tenant_id uuid not null,
    activity_id uuid not null,
    lead_id uuid not null,
    version int not null,
    at timestamptz not null,
    deleted boolean not null,
    primary key (tenant_id, activity_id)
);
create index follow_ups_lead on follow_ups (tenant_id, lead_id, at) where not deleted;

-- The ledger; its rows are records, so that reporting can be rebuilt from them.
create table lead_moves (
    like record including all,
    lead_id uuid not null,
    action smallint not null,
    from_owner_id uuid,
    to_owner_id uuid,
    from_team_id uuid,
    to_team_id uuid,
    rule_id uuid,
    held_since timestamptz,
    reason text,
    primary key (tenant_id, id)
);
create index lead_moves_lead on lead_moves (tenant_id, lead_id, id);
create index lead_moves_to on lead_moves (tenant_id, to_owner_id, created_at);
create index lead_moves_team on lead_moves (tenant_id, to_team_id, id) where to_team_id is not null;
create index lead_moves_rule on lead_moves (tenant_id, rule_id, id) where rule_id is not null;
create index lead_moves_created on lead_moves (tenant_id, created_at, id);
create index lead_moves_updated on lead_moves (tenant_id, updated_at, id);
create index lead_moves_owner on lead_moves (tenant_id, owner_id, id) where owner_id is not null;
create index lead_moves_department on lead_moves (tenant_id, department_id, id) where department_id is not null;

create table assignment_rules (
    like record including all,
    name text not null,
    rank int,
    takes text,
    team_id uuid not null,
    way smallint not null default 0,
    member_ids uuid[] not null default '{}',
    daily_capacity int,
    open_cap int,
    reclaim_after_hours int,
    closed boolean not null default false,
    primary key (tenant_id, id)
);
select index_record('assignment_rules');
create index assignment_rules_rank on assignment_rules (tenant_id, rank, id);
create index assignment_rules_team on assignment_rules (tenant_id, team_id, id);

-- Whose turn it was last: locked by whoever gives a lead by the rule, so that of many at once each goes one further.
create table turns (
    tenant_id uuid not null,
    rule_id uuid not null,
    last_id uuid,
    primary key (tenant_id, rule_id)
);

-- One row per user who holds leads: locked before his holdings are counted and raised.
create table seats (
    tenant_id uuid not null,
    user_id uuid not null,
    primary key (tenant_id, user_id)
);
