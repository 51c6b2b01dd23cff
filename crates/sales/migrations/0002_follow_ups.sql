-- One row per follow-up on a deal, so that a deleted one recomputes the maximum.
create table follow_ups (
    tenant_id uuid not null,
    activity_id uuid not null,
    opportunity_id uuid not null,
    version int not null,
    at timestamptz not null,
    deleted boolean not null,
    primary key (tenant_id, activity_id)
);
create index follow_ups_opportunity on follow_ups (tenant_id, opportunity_id, at) where not deleted;
