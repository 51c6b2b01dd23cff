-- How the company's papers are numbered, where it says otherwise than the program.
create table number_patterns (
  like record including all,
  paper smallint not null default 0,
  pattern text not null,
  primary key (tenant_id, id)
);
create index on number_patterns (tenant_id, owner_id);
create index on number_patterns (tenant_id, department_id);
create index on number_patterns (tenant_id, created_at);
create index on number_patterns (tenant_id, updated_at);
create index on number_patterns using gin (terms);
