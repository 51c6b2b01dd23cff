-- The recycle bin is listed by the time of deletion.
create index activities_bin on activities (tenant_id, deleted_at, id) where deleted_at is not null;
create index files_bin on files (tenant_id, deleted_at, id) where deleted_at is not null;
create index tasks_bin on tasks (tenant_id, deleted_at, id) where deleted_at is not null;
