-- What every service's database has beside its records.

-- The head of every record; record tables are made `like` it.
create table record (
    tenant_id     uuid not null,
    id            uuid not null,
    owner_id      uuid,
    department_id uuid,
    readers       uuid[] not null default '{}',
    editors       uuid[] not null default '{}',
    created_at    timestamptz not null,
    created_by    uuid,
    updated_at    timestamptz not null,
    updated_by    uuid,
    version       int not null,
    deleted_at    timestamptz,
    deleted_by    uuid,
    locked        boolean not null default false,
    custom        jsonb not null default '{}',
    terms         text[] not null default '{}'
);

create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid not null,
    tenant_id    uuid not null,
    kind         text not null default 'event',
    subject      text not null,
    payload      text not null,
    strip        text[] not null default '{}',
    created_at   timestamptz not null default now(),
    published_at timestamptz,
    stream_seq   bigint
);
create index outbox_unpublished on outbox (seq) where published_at is null;

create table audit (
    tenant_id  uuid not null,
    id         uuid not null,
    at         timestamptz not null,
    actor_id   uuid,
    actor      text not null,
    action     text not null,
    kind       text not null,
    record_id  uuid not null,
    version    int not null,
    changes    jsonb not null,
    request_id text not null,
    primary key (tenant_id, id)
);
create index audit_record on audit (tenant_id, kind, record_id, id);

create table idempotency (
    tenant_id  uuid not null,
    actor_id   uuid not null,
    method     text not null,
    key        text not null,
    hash       bytea not null,
    kind       text not null,
    record_id  uuid not null,
    version    int not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, actor_id, method, key)
);
create index idempotency_age on idempotency (created_at);

create table inbox (
    tenant_id uuid not null,
    consumer  text not null,
    key       text not null,
    at        timestamptz not null default now(),
    primary key (tenant_id, consumer, key)
);

-- What other services' records are called and who sees them.
create table directory (
    tenant_id     uuid not null,
    kind          text not null,
    id            uuid not null,
    version       int not null,
    title         text not null,
    owner_id      uuid,
    department_id uuid,
    readers       uuid[] not null default '{}',
    editors       uuid[] not null default '{}',
    parent_kind   text,
    parent_id     uuid,
    deleted       boolean not null default false,
    merged_into   uuid,
    primary key (tenant_id, kind, id)
);

create table jobs (
    tenant_id        uuid not null,
    id               uuid not null,
    kind             text not null,
    args             jsonb not null default '{}',
    state            smallint not null default 1,
    done             int not null default 0,
    total            int not null default 0,
    cursor           jsonb not null default '{}',
    result           jsonb not null default '{}',
    error            text not null default '',
    attempts         int not null default 0,
    run_at           timestamptz not null default now(),
    lease_until      timestamptz,
    leased_by        uuid,
    cancel_requested boolean not null default false,
    created_by       uuid,
    created_at       timestamptz not null default now(),
    finished_at      timestamptz,
    primary key (tenant_id, id)
);
create index jobs_due on jobs (run_at) where state in (1, 2);

create table dead_letters (
    consumer  text not null,
    event_id  uuid not null,
    tenant_id uuid not null,
    subject   text not null,
    payload   text not null,
    error     text not null,
    attempts  int not null,
    first_at  timestamptz not null default now(),
    last_at   timestamptz not null default now(),
    primary key (consumer, event_id)
);
