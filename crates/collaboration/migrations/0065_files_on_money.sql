-- Files on contracts, payments and invoices.
alter table files add column contract_id uuid;
create index files_contract on files (tenant_id, contract_id, id) where contract_id is not null;
alter table files add column payment_id uuid;
create index files_payment on files (tenant_id, payment_id, id) where payment_id is not null;
alter table files add column invoice_id uuid;
create index files_invoice on files (tenant_id, invoice_id, id) where invoice_id is not null;
