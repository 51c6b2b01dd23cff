-- What the program last gave its ready-made roles: as long as a role says the same it follows the program.
create table ready_made_roles (
  tenant_id uuid not null,
  role_id uuid not null,
  given text not null,
  primary key (tenant_id, role_id)
);
