-- Pipelines with their stages, deals, the ledger of their moves, and the reasons for which they end.

create table pipelines (
    like record including all,
    name text not null,
    description text,
    main boolean not null default false,
    retired boolean not null default false,
    primary key (tenant_id, id)
);
create index pipelines_owner on pipelines (tenant_id, owner_id, id);
create index pipelines_department on pipelines (tenant_id, department_id, id);
create index pipelines_terms on pipelines using gin (terms);
create index pipelines_created on pipelines (tenant_id, created_at, id);
create index pipelines_updated on pipelines (tenant_id, updated_at, id);

create table pipeline_stages (
    tenant_id uuid not null,
    pipeline_id uuid not null,
    id uuid not null,
    position bigint not null,
    name text,
    probability int,
    next_stage_ids uuid[],
    demanded_fields text[],
    stalled_after_days int,
    primary key (tenant_id, pipeline_id, id)
);

create table pipeline_stage_tasks (
    tenant_id uuid not null,
    pipeline_id uuid not null,
    id uuid not null,
    position bigint not null,
    stage_id uuid,
    subject text,
    due_in_days int,
    primary key (tenant_id, pipeline_id, id)
);

create table close_reasons (
    like record including all,
    name text not null,
    outcome smallint not null,
    rank int,
    retired boolean not null default false,
    primary key (tenant_id, id)
);
create index close_reasons_owner on close_reasons (tenant_id, owner_id, id);
create index close_reasons_department on close_reasons (tenant_id, department_id, id);
create index close_reasons_terms on close_reasons using gin (terms);
create index close_reasons_created on close_reasons (tenant_id, created_at, id);
create index close_reasons_updated on close_reasons (tenant_id, updated_at, id);

create table opportunities (
    like record including all,
    name text not null,
    customer_id uuid not null,
    contact_id uuid,
    pipeline_id uuid,
    stage_id uuid,
    probability int,
    amount numeric(20, 4),
    amount_currency text,
    expected_close_date date,
    priority smallint not null default 0,
    source text,
    state smallint not null default 0,
    close_reason_id uuid,
    competitor text,
    close_notes text,
    stage_entered_at timestamptz,
    closed_at timestamptz,
    next_step text,
    next_step_date date,
    description text,
    primary key (tenant_id, id),
    -- won or lost at some time, or open
    check ((state in (2, 3)) = (closed_at is not null))
);
create index opportunities_owner on opportunities (tenant_id, owner_id, id);
create index opportunities_department on opportunities (tenant_id, department_id, id);
create index opportunities_readers on opportunities using gin (readers);
create index opportunities_terms on opportunities using gin (terms);
create index opportunities_name on opportunities (tenant_id, name collate "C", id);
create index opportunities_created on opportunities (tenant_id, created_at, id);
create index opportunities_updated on opportunities (tenant_id, updated_at, id);
create index opportunities_customer on opportunities (tenant_id, customer_id, id);
create index opportunities_pipeline on opportunities (tenant_id, pipeline_id, id);
create index opportunities_stage on opportunities (tenant_id, stage_id, id);
create index opportunities_amount on opportunities (tenant_id, amount, id);
create index opportunities_expected on opportunities (tenant_id, expected_close_date, id);
create index opportunities_state on opportunities (tenant_id, state, id);
create index opportunities_entered on opportunities (tenant_id, stage_entered_at, id);
create index opportunities_closed on opportunities (tenant_id, closed_at, id);

-- What follows from follow-ups and the clock: outside a deal's version and audit.
create table opportunities_facts (
    tenant_id uuid not null,
    id uuid not null,
    revision int not null default 0,
    stalls_at timestamptz,
    last_follow_up_at timestamptz,
    follow_up_count int,
    primary key (tenant_id, id)
);
create index opportunities_facts_stalls on opportunities_facts (tenant_id, stalls_at, id);
create index opportunities_facts_follow_up on opportunities_facts (tenant_id, last_follow_up_at, id);

-- The ledger; its rows are records, so that reporting can be rebuilt from them.
create table stage_moves (
    like record including all,
    opportunity_id uuid not null,
    action smallint not null,
    pipeline_id uuid,
    from_stage_id uuid,
    to_stage_id uuid,
    from_stage text,
    to_stage text,
    entered_at timestamptz,
    left_at timestamptz,
    seconds_in_stage int,
    deal_owner_id uuid,
    amount numeric(20, 4),
    amount_currency text,
    note text,
    primary key (tenant_id, id)
);
create index stage_moves_opportunity on stage_moves (tenant_id, opportunity_id, id);
create index stage_moves_pipeline on stage_moves (tenant_id, pipeline_id, id);
create index stage_moves_to on stage_moves (tenant_id, to_stage_id, id);
create index stage_moves_deal_owner on stage_moves (tenant_id, deal_owner_id, id);
create index stage_moves_created on stage_moves (tenant_id, created_at, id);
create index stage_moves_updated on stage_moves (tenant_id, updated_at, id);
create index stage_moves_owner on stage_moves (tenant_id, owner_id, id) where owner_id is not null;
create index stage_moves_department on stage_moves (tenant_id, department_id, id) where department_id is not null;

-- One row per company: whether it got its ready-made pipeline and reasons, so that they come once. Locked
-- while the company's main pipeline changes.
create table foundings (
    tenant_id uuid primary key,
    done boolean not null default false
);

-- The recycle bin is listed by the time of deletion.
create index opportunities_bin on opportunities (tenant_id, deleted_at, id) where deleted_at is not null;
create index pipelines_bin on pipelines (tenant_id, deleted_at, id) where deleted_at is not null;
create index close_reasons_bin on close_reasons (tenant_id, deleted_at, id) where deleted_at is not null;
