//! A field that is said to be indexed begins an index.

use kernel::EntityDef;

use sqlx::PgConnection;

use crate::TestDb;

/// Compares the `indexed` fields of `defs` with the indexes of the migrated database: a list sorts by
/// such a field however many rows there are, so one without an index makes everybody wait.
pub async fn indexes_exist(db: &TestDb, defs: &[&'static EntityDef]) {
    let su = &mut db.superuser().await;
    let mut wrong = vec![];
    for def in defs {
        for field in def.fields.iter().filter(|f| f.indexed) {
            let table = if field.fact { format!("{}_facts", def.table) } else { def.table.to_owned() };
            if !begins_an_index(su, &table, field.column).await {
                wrong.push(format!("{table}.{}", field.column));
            }
        }
    }
    assert!(wrong.is_empty(), "said to be indexed, but no index begins with:\n{}", wrong.join("\n"));
}

/// The column stands first in an index, or second behind the tenant; one `where it is not null` counts.
async fn begins_an_index(su: &mut PgConnection, table: &str, column: &str) -> bool {
    sqlx::query_scalar(
        "select exists (select 1 from pg_index i join pg_class c on c.oid = i.indrelid \
           join pg_namespace n on n.oid = c.relnamespace \
           join pg_attribute a on a.attrelid = c.oid and a.attname = $2 \
           join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' \
         where n.nspname = 'base' and c.relname = $1 \
           and (a.attnum = i.indkey[0] or (t.attnum = i.indkey[0] and a.attnum = i.indkey[1])))",
    )
    .bind(table)
    .bind(column)
    .fetch_one(&mut *su)
    .await
    .expect("the catalogue can be read")
}
