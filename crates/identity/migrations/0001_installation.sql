-- What belongs to the installation: people who sign in and the failed attempts to do so. No tenant reads these.

-- One person, one e-mail, one password, in as many tenants as he works for.
create table accounts (
  id uuid primary key,
  email text not null unique,
  -- null until an invitation is taken up
  password_hash text,
  password_changed_at timestamptz,
  last_tenant uuid,
  created_at timestamptz not null
);

-- Failed sign-ins by e-mail, known or not, so that a lock tells nothing about whether the e-mail exists.
create table sign_in_failures (
  email_hash bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index on sign_in_failures (last_at);
