-- Lists of many leads are filtered and sorted by every column that they show. What most leads lack has an index of those
-- that have it.
create index leads_created_by on leads (tenant_id, created_by, id);
create index leads_province on leads (tenant_id, province collate "C", id);
create index leads_previous_owner on leads (tenant_id, previous_owner_id, id) where previous_owner_id is not null;
create index leads_utm_source on leads (tenant_id, utm_source collate "C", id) where utm_source is not null;
create index leads_utm_campaign on leads (tenant_id, utm_campaign collate "C", id) where utm_campaign is not null;
-- texts in the collation of all lists
drop index leads_phone, leads_email;
create index leads_phone on leads (tenant_id, phone collate "C", id) where phone is not null;
create index leads_email on leads (tenant_id, email collate "C", id) where email is not null;
create index leads_facts_follow_ups on leads_facts (tenant_id, follow_up_count, id) where follow_up_count is not null;
