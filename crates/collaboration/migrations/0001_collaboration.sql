-- Follow-ups, and the cards of files whose bytes are in the object store.

create table activities (
    like record including all,
    customer_id uuid not null,
    contact_id uuid,
    type smallint not null default 0,
    subject text not null,
    content text,
    happened_at timestamptz,
    duration_minutes int,
    outcome text,
    next_step text,
    next_at timestamptz,
    next_done boolean not null default false,
    latitude double precision,
    longitude double precision,
    place text,
    primary key (tenant_id, id)
);
create index activities_owner on activities (tenant_id, owner_id, id);
create index activities_department on activities (tenant_id, department_id, id);
create index activities_readers on activities using gin (readers);
create index activities_terms on activities using gin (terms);
create index activities_customer on activities (tenant_id, customer_id, id);
create index activities_created on activities (tenant_id, created_at, id);
create index activities_updated on activities (tenant_id, updated_at, id);
create index activities_happened on activities (tenant_id, happened_at, id);
create index activities_next on activities (tenant_id, next_at, id);

create table files (
    like record including all,
    name text not null,
    content_type text,
    size bigint not null default 0,
    sha256 text,
    customer_id uuid,
    primary key (tenant_id, id)
);
create index files_owner on files (tenant_id, owner_id, id);
create index files_department on files (tenant_id, department_id, id);
create index files_readers on files using gin (readers);
create index files_terms on files using gin (terms);
create index files_customer on files (tenant_id, customer_id, id);
create index files_created on files (tenant_id, created_at, id);
create index files_updated on files (tenant_id, updated_at, id);

-- Bytes that are arriving, or arrived without becoming a file: the row goes when the file's card is
-- written; what stays behind a crash is swept away together with its object.
create table uploads (
    tenant_id uuid not null,
    id uuid not null,
    begun_at timestamptz not null,
    abandoned boolean not null default false,
    primary key (tenant_id, id)
);
create index uploads_begun on uploads (begun_at);
