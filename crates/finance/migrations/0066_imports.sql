-- Imports: rows of an uploaded file on their way, and where a file's ids begin.

-- A line stays here until it has become a record; one that was refused, until it is told.
create table import_rows (
    tenant_id uuid not null,
    job_id uuid not null,
    line int not null,
    -- JSON, a list of texts
    cells text not null,
    -- JSON, why it was refused
    refused text,
    primary key (tenant_id, job_id, line)
);

-- The same file under the same mapping gives the same ids, so that a repeat finds its rows.
create table import_sources (
    tenant_id uuid not null,
    digest bytea not null,
    begun_at timestamptz not null,
    primary key (tenant_id, digest)
);
