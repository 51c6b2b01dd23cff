//! The wall between tenants, tried on every table that the service has.

use sqlx::{AssertSqlSafe, PgConnection, PgPool};
use uuid::Uuid;

use super::filler::filler;
use crate::TestDb;

/// SQLSTATE of a row that its view doesn't let in.
const CHECK_OPTION: &str = "44000";
/// SQLSTATE of what the role may not do.
const NO_RIGHT: &str = "42501";
/// Our own, for what must not be reached.
const REACHED: &str = "KEHU1";

/// Every table with a tenant stands behind a view; the application role sees one tenant at a time,
/// nothing without one, never the tables themselves, and can't write another tenant's rows.
pub async fn wall_holds(db: &TestDb) {
    let su = &mut db.superuser().await;
    let tables = tables(su).await;
    assert!(!tables.is_empty(), "no tables behind the wall");
    every_table_has_its_view(su, &tables).await;
    for table in &tables {
        base_is_out_of_reach(&db.db.app, table).await;
        nothing_is_seen_without_a_tenant(&db.db.app, table).await;
        another_tenant_s_rows_are_out_of_reach(&db.db.app, su, table).await;
    }
}

/// Tables of schema `base` with a tenant; `record` is a pattern, not a table.
async fn tables(su: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace \
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped \
         where n.nspname = 'base' and c.relkind in ('r', 'p') and c.relname <> 'record' order by 1",
    )
    .fetch_all(&mut *su)
    .await
    .expect("the catalogue can be read")
}

async fn every_table_has_its_view(su: &mut PgConnection, tables: &[String]) {
    let views: Vec<(String, String)> = sqlx::query_as(
        "select table_name::text, check_option::text from information_schema.views where table_schema = 'app' order by 1",
    )
    .fetch_all(&mut *su)
    .await
    .expect("the catalogue can be read");
    let names: Vec<&String> = views.iter().map(|(name, _)| name).collect();
    assert_eq!(names, tables.iter().collect::<Vec<_>>(), "views of schema app");
    for (view, check) in &views {
        assert_ne!(check, "NONE", "{view} lets rows of other tenants in");
    }
    for table in tables {
        let same: bool = sqlx::query_scalar(
            "select (select array_agg(column_name::text order by column_name) from information_schema.columns where table_schema = 'base' and table_name = $1) \
                  = (select array_agg(column_name::text order by column_name) from information_schema.columns where table_schema = 'app' and table_name = $1)",
        )
        .bind(table)
        .fetch_one(&mut *su)
        .await
        .expect("the catalogue can be read");
        assert!(same, "the view of {table} lacks columns");
    }
}

/// Runs statements in a transaction that ends in nothing; the last one's SQLSTATE, empty when it passed.
async fn state_of(pool: &PgPool, tenant: Option<Uuid>, sql: &str) -> String {
    let mut tx = pool.begin().await.expect("a transaction");
    if let Some(tenant) = tenant {
        let set = sqlx::query("select set_config('app.tenant', $1, true)").bind(tenant.to_string());
        set.execute(&mut *tx).await.expect("the tenant can be set");
    }
    match sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut *tx).await {
        Ok(_) => String::new(),
        Err(error) => {
            let code = error.as_database_error().and_then(|e| e.code().map(|c| c.into_owned()));
            code.unwrap_or_else(|| error.to_string())
        }
    }
}

async fn base_is_out_of_reach(app: &PgPool, table: &str) {
    for sql in [
        format!("select 1 from base.{table}"),
        format!("delete from base.{table}"),
        format!("truncate app.{table}"),
        format!("alter view app.{table} set (check_option = cascaded)"),
        format!("create or replace view app.{table} as select * from base.{table}"),
    ] {
        let state = state_of(app, Some(Uuid::now_v7()), &sql).await;
        let refused = [NO_RIGHT, "42809", "3F000"].contains(&state.as_str());
        assert!(refused, "{sql}: {state:?}");
    }
}

async fn nothing_is_seen_without_a_tenant(app: &PgPool, table: &str) {
    for sql in [format!("select 1 from {table}"), format!("delete from {table}")] {
        let state = state_of(app, None, &sql).await;
        // unknown setting, or an empty one that is no uuid
        assert!(["42704", "22P02"].contains(&state.as_str()), "{sql}: {state:?}");
    }
}

/// Puts a row of another tenant into the table as the superuser, then tries to reach it.
async fn another_tenant_s_rows_are_out_of_reach(app: &PgPool, su: &mut PgConnection, table: &str) {
    let (mine, theirs) = (Uuid::now_v7(), Uuid::now_v7());
    let taken = filler(su, table, theirs, Uuid::now_v7()).await;
    let put = sqlx::raw_sql(AssertSqlSafe(format!("insert into base.{table} {taken}")));
    put.execute(&mut *su).await.unwrap_or_else(|error| panic!("a row for {table}: {error}: {taken}"));

    let count = counts(&format!("select count(*) from {table}"));
    assert_eq!(state_of(app, Some(mine), &count).await, "", "{table} shows another tenant's row");
    assert_eq!(state_of(app, Some(theirs), &count).await, REACHED, "{table} hides the own row");

    // into another tenant, or out of it: directly, in a CTE, over ON CONFLICT with and without a conflict
    let key = key(su, table).await;
    // where the tenant alone is the key, one more row means one more tenant
    let other = if key == "tenant_id" { Uuid::now_v7() } else { theirs };
    let fresh = filler(su, table, other, Uuid::now_v7()).await;
    for sql in [
        format!("insert into {table} {fresh}"),
        format!("with w as (insert into {table} {fresh} returning 1) select count(*) from w"),
        format!("insert into {table} {fresh} on conflict do nothing"),
        format!(
            "insert into {table} {fresh} on conflict ({key}) do update set tenant_id = excluded.tenant_id"
        ),
        format!("insert into {table} {taken} on conflict ({key}) do update set tenant_id = '{mine}'"),
    ] {
        let state = state_of(app, Some(mine), &sql).await;
        assert!([CHECK_OPTION, NO_RIGHT].contains(&state.as_str()), "{sql}: {state:?}");
    }
    let given_away = format!("update {table} set tenant_id = '{mine}'");
    assert_eq!(state_of(app, Some(theirs), &given_away).await, NO_RIGHT, "{given_away}");
    let column = changeable(su, table).await;
    for change in [format!("update {table} set {column} = {column}"), format!("delete from {table}")] {
        let sql = counts(&format!("with w as ({change} returning 1) select count(*) from w"));
        assert_eq!(state_of(app, Some(mine), &sql).await, "", "another tenant's row reached: {change}");
    }
}

/// A block that fails with `REACHED` when the query counts anything.
fn counts(query: &str) -> String {
    let into = query.replacen("select count(*)", "select count(*) into n", 1);
    format!(
        "do $$ declare n bigint; begin {into}; if n <> 0 then raise 'reached' using errcode = '{REACHED}'; end if; end $$"
    )
}

/// Columns of the primary key.
async fn key(su: &mut PgConnection, table: &str) -> String {
    sqlx::query_scalar(
        "select string_agg(quote_ident(a.attname), ', ') from pg_index i \
         join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace \
         join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) \
         where i.indisprimary and n.nspname = 'base' and c.relname = $1",
    )
    .bind(table)
    .fetch_one(&mut *su)
    .await
    .unwrap_or_else(|error| panic!("{table} has no primary key: {error}"))
}

/// A column that an update may name.
async fn changeable(su: &mut PgConnection, table: &str) -> String {
    sqlx::query_scalar(
        "select quote_ident(column_name::text) from information_schema.columns where table_schema = 'base' \
           and table_name = $1 and column_name <> 'tenant_id' and is_identity = 'NO' order by ordinal_position limit 1",
    )
    .bind(table)
    .fetch_one(&mut *su)
    .await
    .unwrap_or_else(|error| panic!("{table} has a tenant and nothing else: {error}"))
}
