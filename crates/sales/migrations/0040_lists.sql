-- Lists of many deals are filtered and sorted by every column that they show. What most deals lack has an index of those
-- that have it.
create index opportunities_created_by on opportunities (tenant_id, created_by, id);
create index opportunities_probability on opportunities (tenant_id, probability, id);
create index opportunities_priority on opportunities (tenant_id, priority, id);
create index opportunities_source on opportunities (tenant_id, source collate "C", id);
create index opportunities_contact on opportunities (tenant_id, contact_id, id) where contact_id is not null;
create index opportunities_close_reason on opportunities (tenant_id, close_reason_id, id) where close_reason_id is not null;
create index opportunities_competitor on opportunities (tenant_id, competitor collate "C", id) where competitor is not null;
create index opportunities_next_step on opportunities (tenant_id, next_step_date, id) where next_step_date is not null;
create index opportunities_lead on opportunities (tenant_id, lead_id, id) where lead_id is not null;
create index opportunities_channel on opportunities (tenant_id, channel_id, id) where channel_id is not null;
create index opportunities_campaign on opportunities (tenant_id, campaign_id, id) where campaign_id is not null;
create index opportunities_facts_follow_ups on opportunities_facts (tenant_id, follow_up_count, id) where follow_up_count is not null;
