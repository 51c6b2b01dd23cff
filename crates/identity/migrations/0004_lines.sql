-- Lines of roles as every part has them, and one user for an e-mail (which is required: a blank one is nobody's).
alter table role_grants alter column position type bigint, alter column permission drop not null;
alter table role_field_rights alter column position type bigint, alter column field drop not null;
drop index users_email;
create unique index users_email on users (tenant_id, email) where deleted_at is null and email <> '';
