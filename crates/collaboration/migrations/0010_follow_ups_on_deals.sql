-- A follow-up may be about one of the customer's deals.

alter table activities add column opportunity_id uuid;
create index activities_opportunity on activities (tenant_id, opportunity_id, id) where opportunity_id is not null;
