-- How the company shows itself on papers: the texts as one document, and its logo.
create table letterheads (
  tenant_id uuid primary key,
  texts jsonb not null default '{}',
  logo bytea
);
