-- Files on leads, deals, quotes and orders.
alter table files add column lead_id uuid;
create index files_lead on files (tenant_id, lead_id, id) where lead_id is not null;
alter table files add column opportunity_id uuid;
create index files_opportunity on files (tenant_id, opportunity_id, id) where opportunity_id is not null;
alter table files add column quote_id uuid;
create index files_quote on files (tenant_id, quote_id, id) where quote_id is not null;
alter table files add column order_id uuid;
create index files_order on files (tenant_id, order_id, id) where order_id is not null;
