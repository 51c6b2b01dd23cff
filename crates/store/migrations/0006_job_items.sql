-- What a job did to each record, and what the record was before, so that it can be undone.
create table job_items (
    tenant_id uuid not null,
    job_id    uuid not null,
    record_id uuid not null,
    -- the version that the job found, and the one that it made (or one since that is the same again)
    found     int not null,
    version   int not null,
    before    jsonb not null,
    primary key (tenant_id, job_id, record_id)
);
-- what older jobs did to a record stands again once a younger one is undone
create index job_items_record on job_items (tenant_id, record_id);
