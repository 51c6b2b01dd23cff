-- Notifications, tasks, and the reminders that are still to be given.

create table notifications (
    like record including all,
    reason text not null,
    params text,
    text text,
    about_kind text,
    about_id uuid,
    title text,
    read_at timestamptz,
    notice_id uuid,
    primary key (tenant_id, id)
);
-- a notice reaches a receiver once, whoever listens and however often
create unique index notifications_once on notifications (tenant_id, notice_id, owner_id);
create index notifications_owner on notifications (tenant_id, owner_id, id);
create index notifications_unread on notifications (tenant_id, owner_id) where read_at is null and deleted_at is null;
create index notifications_department on notifications (tenant_id, department_id, id);
create index notifications_terms on notifications using gin (terms);
create index notifications_created on notifications (tenant_id, created_at, id);
create index notifications_updated on notifications (tenant_id, updated_at, id);

-- Who has left, as identity tells it: nobody is notified any more who can't sign in.
create table leavers (
    tenant_id uuid not null,
    user_id uuid not null,
    version int not null,
    gone boolean not null,
    primary key (tenant_id, user_id)
);

create table tasks (
    like record including all,
    subject text not null,
    details text,
    due_at timestamptz,
    all_day boolean not null default false,
    priority smallint not null default 0,
    state smallint not null default 0,
    done_at timestamptz,
    outcome text,
    remind_at timestamptz,
    given_by uuid,
    customer_id uuid,
    contact_id uuid,
    opportunity_id uuid,
    source smallint not null default 0,
    source_key text,
    primary key (tenant_id, id)
);
create index tasks_owner on tasks (tenant_id, owner_id, id);
create index tasks_department on tasks (tenant_id, department_id, id);
create index tasks_readers on tasks using gin (readers);
create index tasks_terms on tasks using gin (terms);
create index tasks_created on tasks (tenant_id, created_at, id);
create index tasks_updated on tasks (tenant_id, updated_at, id);
create index tasks_due on tasks (tenant_id, due_at, id);
create index tasks_done on tasks (tenant_id, done_at, id);
create index tasks_given on tasks (tenant_id, given_by, id);
create index tasks_customer on tasks (tenant_id, customer_id, id);
create index tasks_opportunity on tasks (tenant_id, opportunity_id, id);
-- what an owner still has to do, by its end
create index tasks_open on tasks (tenant_id, owner_id, due_at) where state = 1 and deleted_at is null;
-- a stage's task is given once per move
create unique index tasks_source on tasks (tenant_id, source_key) where source_key is not null;

-- One row per task whose owner is still to be reminded; it goes in the commit that reminds him.
create table reminders (
    tenant_id uuid not null,
    task_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, task_id)
);
create index reminders_at on reminders (at);
