-- Lists of a million customers are filtered and sorted by every column that they show. What most customers lack has an
-- index of those who have it.
create index customers_type on customers (tenant_id, type, id);
create index customers_source on customers (tenant_id, source collate "C", id);
create index customers_size on customers (tenant_id, size, id);
create index customers_province on customers (tenant_id, province collate "C", id);
create index customers_owned_since on customers (tenant_id, owned_since, id);
create index customers_created_by on customers (tenant_id, created_by, id);
create index customers_updated_by on customers (tenant_id, updated_by, id);
create index customers_tags on customers using gin (tags);

-- texts in the collation of all lists
drop index customers_number, customers_phone, contacts_phone, contacts_email;
create index customers_number on customers (tenant_id, number collate "C", id) where number is not null;
create index customers_phone on customers (tenant_id, phone collate "C", id) where phone is not null;
create index customers_email on customers (tenant_id, email collate "C", id) where email is not null;
create index customers_website on customers (tenant_id, website collate "C", id) where website is not null;
create index customers_short_name on customers (tenant_id, short_name collate "C", id) where short_name is not null;
create index contacts_phone on contacts (tenant_id, phone collate "C", id) where phone is not null;
create index contacts_email on contacts (tenant_id, email collate "C", id) where email is not null;
create index contacts_job_title on contacts (tenant_id, job_title collate "C", id) where job_title is not null;
create index contacts_decision_role on contacts (tenant_id, decision_role, id);

create index customers_parent on customers (tenant_id, parent_id, id) where parent_id is not null;
create index customers_registered_capital on customers (tenant_id, registered_capital, id) where registered_capital is not null;
create index customers_pooled on customers (tenant_id, pooled_at, id) where pooled_at is not null;
create index customers_previous_owner on customers (tenant_id, previous_owner_id, id) where previous_owner_id is not null;
create index customers_home_pool on customers (tenant_id, home_pool_id, id) where home_pool_id is not null;
create index customers_protected on customers (tenant_id, protected_until, id) where protected_until is not null;
create index customers_lead on customers (tenant_id, lead_id, id) where lead_id is not null;
create index customers_channel on customers (tenant_id, channel_id, id) where channel_id is not null;
create index customers_campaign on customers (tenant_id, campaign_id, id) where campaign_id is not null;

create index customers_facts_follow_ups on customers_facts (tenant_id, follow_up_count, id) where follow_up_count is not null;
create index customers_facts_open on customers_facts (tenant_id, open_deals, id) where open_deals is not null;
create index customers_facts_won on customers_facts (tenant_id, won_deals, id) where won_deals is not null;
create index customers_facts_last_won on customers_facts (tenant_id, last_won_at, id) where last_won_at is not null;
