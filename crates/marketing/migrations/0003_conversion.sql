-- The job of a lead's conversion.
alter table leads add column conversion_id uuid;
