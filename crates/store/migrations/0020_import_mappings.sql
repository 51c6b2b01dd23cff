-- Which column filled which field when somebody last took in a sheet with these headings.
create table import_mappings (
    tenant_id uuid not null,
    user_id uuid not null,
    kind text not null,
    -- SHA-256 of the headings in their order
    headings bytea not null,
    -- for each heading the field's path, empty: left out
    mapping text[] not null,
    -- the field by which records were found again, empty: all were new
    key text not null,
    used_at timestamptz not null,
    primary key (tenant_id, user_id, kind, headings)
);
