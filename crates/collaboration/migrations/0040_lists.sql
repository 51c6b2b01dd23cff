-- Lists of many follow-ups and tasks are filtered and sorted by every column that they show.
create index activities_type on activities (tenant_id, type, id);
create index activities_subject on activities (tenant_id, subject collate "C", id);
create index activities_contact on activities (tenant_id, contact_id, id) where contact_id is not null;
create index tasks_subject on tasks (tenant_id, subject collate "C", id);
create index tasks_priority on tasks (tenant_id, priority, id);
create index tasks_state on tasks (tenant_id, state, id);
create index tasks_contact on tasks (tenant_id, contact_id, id) where contact_id is not null;
