-- Where a lead goes that nobody follows up in time: to the pool, or to the next person.
alter table assignment_rules add column reclaim_to smallint not null default 0;
