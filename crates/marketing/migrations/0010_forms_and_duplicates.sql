-- Leads that may be known already, forms on web pages, and what came in by them.

-- One row per key: see the customers service.
create table match_heads (
    tenant_id uuid not null,
    key text collate "C" not null,
    leads uuid[] not null default '{}',
    primary key (tenant_id, key)
);

create table match_names (
    tenant_id uuid not null,
    key text collate "C" not null,
    record_id uuid not null,
    name text not null,
    primary key (tenant_id, key, record_id)
);

-- The company's policies as the customers service keeps them.
create table duplicate_policies (
    tenant_id uuid not null,
    id uuid not null,
    version int not null,
    record_kind smallint not null,
    same_name int not null default 0,
    same_phone int not null default 0,
    same_email int not null default 0,
    same_number int not null default 0,
    same_wechat int not null default 0,
    same_domain int not null default 0,
    similar_name int not null default 0,
    told int not null default 0,
    possession int not null default 0,
    deleted_at timestamptz,
    primary key (tenant_id, id)
);

alter table leads_facts add column duplicate_of_id uuid;
alter table leads_facts add column duplicate_customer_id uuid;
create index leads_facts_duplicates on leads_facts (tenant_id, duplicate_of_id, id) where duplicate_of_id is not null;
create index leads_facts_known on leads_facts (tenant_id, duplicate_customer_id, id) where duplicate_customer_id is not null;

create table forms (
    like record including all,
    name text not null,
    campaign_id uuid,
    channel_id uuid,
    title text,
    title_en text,
    intro text,
    intro_en text,
    consent text,
    consent_en text,
    consent_version text,
    thanks text,
    thanks_en text,
    thanks_url text,
    allowed_hosts text[] not null default '{}',
    language smallint not null default 0,
    double_opt_in boolean not null default false,
    closed boolean not null default false,
    key text,
    primary key (tenant_id, id)
);
select index_record('forms');
create index forms_campaign on forms (tenant_id, campaign_id, id);
create index forms_channel on forms (tenant_id, channel_id, id);
-- by the key alone, whose form it is
create unique index forms_key on forms (key) where key is not null;

create table form_fields (
    tenant_id uuid not null,
    form_id uuid not null,
    id uuid not null,
    position bigint not null,
    name text,
    label text,
    label_en text,
    kind smallint not null default 0,
    required boolean not null default false,
    options text[],
    target smallint not null default 0,
    primary key (tenant_id, form_id, id)
);

create table form_submissions (
    like record including all,
    form_id uuid not null,
    name text,
    state smallint not null default 0,
    reason text,
    lead_id uuid,
    consent text,
    consent_version text,
    email text,
    confirmed_at timestamptz,
    page_url text,
    referrer text,
    utm_source text,
    utm_medium text,
    utm_campaign text,
    utm_term text,
    utm_content text,
    address text,
    client_id text,
    primary key (tenant_id, id)
);
create index form_submissions_terms on form_submissions using gin (terms);
create index form_submissions_form on form_submissions (tenant_id, form_id, id);
create index form_submissions_state on form_submissions (tenant_id, state, id);
create index form_submissions_lead on form_submissions (tenant_id, lead_id, id);
create index form_submissions_owner on form_submissions (tenant_id, owner_id, id) where owner_id is not null;
create index form_submissions_department on form_submissions (tenant_id, department_id, id) where department_id is not null;
create index form_submissions_created on form_submissions (tenant_id, created_at, id);
create index form_submissions_updated on form_submissions (tenant_id, updated_at, id);

create table form_submission_answers (
    tenant_id uuid not null,
    form_submission_id uuid not null,
    id uuid not null,
    position bigint not null,
    name text,
    label text,
    value text,
    primary key (tenant_id, form_submission_id, id)
);
