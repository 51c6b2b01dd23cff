-- Products with their data sheets and bundles, price books, how much discount a role may give, and the
-- numbers that records get.

create table products (
    like record including all,
    name text not null,
    name_en text,
    code text,
    category text,
    kind smallint not null default 0,
    unit text,
    list_price numeric,
    list_price_currency text,
    tax_rate numeric,
    cost numeric,
    cost_currency text,
    sold_from date,
    sold_until date,
    retired boolean not null default false,
    description text,
    primary key (tenant_id, id)
);
select index_record('products');
create index products_name on products (tenant_id, name collate "C", id);
create index products_code_order on products (tenant_id, code collate "C", id);
create index products_category on products (tenant_id, category collate "C", id);
create index products_list_price on products (tenant_id, list_price, id);
-- one code names one product
create unique index products_code on products (tenant_id, lower(code)) where deleted_at is null;

create table product_prices (
    tenant_id uuid not null,
    product_id uuid not null,
    id uuid not null,
    position bigint not null,
    currency text,
    price numeric,
    primary key (tenant_id, product_id, id)
);

create table product_specifications (
    tenant_id uuid not null,
    product_id uuid not null,
    id uuid not null,
    position bigint not null,
    name text,
    value text,
    primary key (tenant_id, product_id, id)
);

create table product_items (
    tenant_id uuid not null,
    product_id uuid not null,
    id uuid not null,
    position bigint not null,
    -- the product in the bundle; `product_id` is the bundle
    item_id uuid,
    quantity numeric,
    primary key (tenant_id, product_id, id)
);

create table price_books (
    like record including all,
    name text not null,
    currency text not null,
    priority int,
    customer_level smallint not null default 0,
    region text,
    valid_from date,
    valid_until date,
    retired boolean not null default false,
    description text,
    primary key (tenant_id, id)
);
select index_record('price_books');

create table price_book_lines (
    like record including all,
    price_book_id uuid not null,
    product_id uuid not null,
    from_quantity numeric,
    price numeric,
    discount numeric,
    note text,
    primary key (tenant_id, id)
);
create index price_book_lines_book on price_book_lines (tenant_id, price_book_id, id);
create index price_book_lines_product on price_book_lines (tenant_id, product_id, id);
create index price_book_lines_created on price_book_lines (tenant_id, created_at, id);
create index price_book_lines_updated on price_book_lines (tenant_id, updated_at, id);
create index price_book_lines_owner on price_book_lines (tenant_id, owner_id, id) where owner_id is not null;
create index price_book_lines_department on price_book_lines (tenant_id, department_id, id) where department_id is not null;
create index price_book_lines_bin on price_book_lines (tenant_id, deleted_at, id) where deleted_at is not null;

create table discount_limits (
    like record including all,
    name text not null,
    role_id uuid not null,
    max_discount numeric,
    primary key (tenant_id, id)
);
select index_record('discount_limits');
create index discount_limits_role on discount_limits (tenant_id, role_id, id);

-- What price books ask of a customer, learned from its owner's events.
create table customer_traits (
    tenant_id uuid not null,
    customer_id uuid not null,
    version int not null,
    level smallint not null,
    province text,
    city text,
    primary key (tenant_id, customer_id)
);

-- The last number that was given, by kind of record and year (0: for ever). The row's lock makes the
-- numbers one after another, whoever asks at the same moment.
create table numbers (
    tenant_id uuid not null,
    kind text not null,
    year int not null,
    last bigint not null,
    primary key (tenant_id, kind, year)
);
