-- Contract templates, and the clauses that contracts take over from them.

create table contract_templates (
    like record including all,
    name text not null,
    language smallint not null default 0,
    kind smallint not null default 0,
    main boolean not null default false,
    retired boolean not null default false,
    description text,
    primary key (tenant_id, id)
);
select index_record('contract_templates');

create table contract_template_clauses (
    tenant_id uuid not null,
    contract_template_id uuid not null,
    id uuid not null,
    position bigint not null,
    heading text,
    text text,
    required boolean not null default false,
    primary key (tenant_id, contract_template_id, id)
);

create table contract_clauses (
    tenant_id uuid not null,
    contract_id uuid not null,
    id uuid not null,
    position bigint not null,
    heading text,
    text text,
    required boolean not null default false,
    primary key (tenant_id, contract_id, id)
);

-- what stood in one text is one clause now
insert into contract_clauses (tenant_id, contract_id, id, position, text)
select tenant_id, id, gen_random_uuid(), 0, clauses from contracts where clauses is not null;

-- made anew once all has been brought up to date
drop view if exists app.contracts;
alter table contracts drop column clauses;
alter table contracts add column template_id uuid;
create index contracts_template on contracts (tenant_id, template_id, id);
