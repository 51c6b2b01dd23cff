-- What belongs to one tenant beside its records. The tenant's own row is keyed by tenant_id like everything else,
-- so the tenant's wall covers it and its revision moves in the transaction of the change.

create table tenants (
  tenant_id uuid primary key,
  name text not null,
  -- IANA name: what 'today' means
  zone text not null,
  -- grows with every change of anybody's rights; its row lock puts such changes in one line
  revision bigint not null default 0,
  -- original times are accepted while true
  importing bool not null default false,
  closed_at timestamptz,
  created_at timestamptz not null
);

-- The documents that every service decides by, as last published: key of the bucket, revision, JSON.
create table policy_documents (
  tenant_id uuid not null,
  key text not null,
  revision bigint not null,
  document text not null,
  primary key (tenant_id, key)
);

-- One signed-in browser or app.
create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  user_id uuid not null,
  -- SHA-256 of the refresh secret in force and of the one before it
  secret_hash bytea not null,
  previous_hash bytea,
  -- server's half of the next secret
  salt bytea not null,
  rotated_at timestamptz not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  address text not null default '',
  agent text not null default '',
  ended_at timestamptz,
  ended_because text,
  primary key (tenant_id, id)
);
create unique index on sessions (id);
create index on sessions (account_id) where ended_at is null;
create index on sessions (tenant_id, user_id) where ended_at is null;

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
create unique index on api_keys (id);

-- A new colleague sets his first password with this, once.
create table invitations (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);
create unique index on invitations (id);
