-- Follow-ups and tasks on leads, which belong to a customer as well from the lead's conversion on.
alter table activities alter column customer_id drop not null;
alter table activities add column lead_id uuid;
create index activities_lead on activities (tenant_id, lead_id, id) where lead_id is not null;
alter table tasks add column lead_id uuid;
create index tasks_lead on tasks (tenant_id, lead_id, id) where lead_id is not null;
