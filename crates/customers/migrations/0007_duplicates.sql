-- Nobody entered twice: keys of customers and contacts, and what a company does about duplicates.

-- One row per key (a phone, an e-mail, a company's name): locked by whoever saves a record with it, so that of two
-- who do so at once the second sees the first. It lists who was saved with the key; whether they still have it is
-- read from themselves.
create table match_heads (
    tenant_id uuid not null,
    key text collate "C" not null,
    customers uuid[] not null default '{}',
    contacts uuid[] not null default '{}',
    primary key (tenant_id, key)
);

-- By which words a customer with a similar name is found, and its name as it is compared: whoever is not similar is
-- not read.
create table match_names (
    tenant_id uuid not null,
    key text collate "C" not null,
    record_id uuid not null,
    name text not null,
    primary key (tenant_id, key, record_id)
);

alter table customers_facts add column duplicate_of_id uuid;
create index customers_facts_duplicates on customers_facts (tenant_id, duplicate_of_id, id) where duplicate_of_id is not null;

create table contacts_facts (
    tenant_id uuid not null,
    id uuid not null,
    revision int not null default 0,
    duplicate_of_id uuid,
    primary key (tenant_id, id)
);
create index contacts_facts_duplicates on contacts_facts (tenant_id, duplicate_of_id, id) where duplicate_of_id is not null;

create table duplicate_policies (
    like record including all,
    record_kind smallint not null default 0,
    same_name smallint not null default 0,
    same_phone smallint not null default 0,
    same_email smallint not null default 0,
    same_number smallint not null default 0,
    same_wechat smallint not null default 0,
    same_domain smallint not null default 0,
    similar_name smallint not null default 0,
    told smallint not null default 0,
    possession smallint not null default 0,
    name text,
    note text,
    primary key (tenant_id, id)
);
create unique index duplicate_policies_one on duplicate_policies (tenant_id, record_kind) where deleted_at is null and record_kind <> 0;
create index duplicate_policies_terms on duplicate_policies using gin (terms);
create index duplicate_policies_owner on duplicate_policies (tenant_id, owner_id, id);
create index duplicate_policies_department on duplicate_policies (tenant_id, department_id, id);
create index duplicate_policies_created on duplicate_policies (tenant_id, created_at, id);
create index duplicate_policies_updated on duplicate_policies (tenant_id, updated_at, id);

-- who was entered before there were keys gets his now
insert into jobs (tenant_id, id, kind)
select tenant_id, gen_random_uuid(), 'fill_match_keys'
from (select tenant_id from customers union select tenant_id from contacts) entered;
