-- How many days the recycle bin keeps what was deleted, in all services.
alter table tenants add column bin_days int not null default 30;
