-- What the tests' handlers did, in the order in which they did it.
create table effects (
    tenant_id uuid not null,
    no        bigint generated always as identity primary key,
    consumer  text not null,
    record_id uuid not null,
    version   int not null,
    verb      text not null
);
