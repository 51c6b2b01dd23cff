-- Leads that are still to be compared with customers and contacts: each that was saved, once more after its commit.
create table uncompared_leads (
    tenant_id uuid not null,
    lead_id uuid not null,
    -- whoever asks about it puts this off, so that it is tried again should he die
    due_at timestamptz not null default now(),
    primary key (tenant_id, lead_id)
);
create index uncompared_leads_due on uncompared_leads (due_at);

-- they were jobs before
insert into uncompared_leads (tenant_id, lead_id)
select distinct j.tenant_id, l::uuid from jobs j, jsonb_array_elements_text(j.args -> 'leadIds') l
where j.kind = 'compare_leads' and j.state in (1, 2);
delete from jobs where kind = 'compare_leads';
