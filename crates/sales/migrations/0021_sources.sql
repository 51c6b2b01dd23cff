-- The lead that became it, and the channel and the campaign that brought the lead.
alter table opportunities
    add column lead_id uuid,
    add column channel_id uuid,
    add column campaign_id uuid;
