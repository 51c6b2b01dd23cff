-- The recycle bin is listed by the time of deletion.
create index customers_bin on customers (tenant_id, deleted_at, id) where deleted_at is not null;
create index contacts_bin on contacts (tenant_id, deleted_at, id) where deleted_at is not null;
