-- The records of the company's organisation. Common columns come from the store's template `record`.

create table users (
  like record including all,
  name text not null,
  email text not null,
  phone text,
  manager_id uuid,
  role_ids uuid[] not null default '{}',
  position_ids uuid[] not null default '{}',
  active boolean not null default false,
  language text,
  last_sign_in_at timestamptz,
  primary key (tenant_id, id)
);
create unique index users_email on users (tenant_id, email) where deleted_at is null;
create index on users (email) where deleted_at is null;
create index on users (tenant_id, owner_id);
create index on users (tenant_id, department_id);
create index on users (tenant_id, created_at);
create index on users (tenant_id, updated_at);
create index on users using gin (terms);

create table departments (
  like record including all,
  name text not null,
  parent_id uuid,
  head_id uuid,
  rank int,
  primary key (tenant_id, id)
);
create index on departments (tenant_id, owner_id);
create index on departments (tenant_id, department_id);
create index on departments (tenant_id, created_at);
create index on departments (tenant_id, updated_at);
create index on departments using gin (terms);

create table positions (
  like record including all,
  name text not null,
  description text,
  primary key (tenant_id, id)
);
create index on positions (tenant_id, owner_id);
create index on positions (tenant_id, department_id);
create index on positions (tenant_id, created_at);
create index on positions (tenant_id, updated_at);
create index on positions using gin (terms);

create table groups (
  like record including all,
  name text not null,
  member_ids uuid[] not null default '{}',
  purpose text,
  primary key (tenant_id, id)
);
create index on groups (tenant_id, owner_id);
create index on groups (tenant_id, department_id);
create index on groups (tenant_id, created_at);
create index on groups (tenant_id, updated_at);
create index on groups using gin (terms);

create table roles (
  like record including all,
  name text not null,
  description text,
  preset text,
  primary key (tenant_id, id)
);
create index on roles (tenant_id, owner_id);
create index on roles (tenant_id, department_id);
create index on roles (tenant_id, created_at);
create index on roles (tenant_id, updated_at);
create index on roles using gin (terms);

create table role_grants (
  tenant_id uuid not null,
  role_id uuid not null,
  id uuid not null,
  position int not null,
  permission text not null,
  scope smallint not null default 0,
  primary key (tenant_id, role_id, id)
);

create table role_field_rights (
  tenant_id uuid not null,
  role_id uuid not null,
  id uuid not null,
  position int not null,
  field text not null,
  "right" smallint not null default 0,
  primary key (tenant_id, role_id, id)
);
