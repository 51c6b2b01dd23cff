-- The indexes that every record with an owner wants: the row scope asks owner, department and readers,
-- the search asks the terms, and the standard orders are by creation and change.
create function index_record(name text) returns void language plpgsql as $$
begin
    execute format('create index %s on %I (tenant_id, owner_id, id)', name || '_owner', name);
    execute format('create index %s on %I (tenant_id, department_id, id)', name || '_department', name);
    execute format('create index %s on %I using gin (readers)', name || '_readers', name);
    execute format('create index %s on %I using gin (terms)', name || '_terms', name);
    execute format('create index %s on %I (tenant_id, created_at, id)', name || '_created', name);
    execute format('create index %s on %I (tenant_id, updated_at, id)', name || '_updated', name);
    execute format('create index %s on %I (tenant_id, deleted_at, id) where deleted_at is not null', name || '_bin', name);
end $$;
