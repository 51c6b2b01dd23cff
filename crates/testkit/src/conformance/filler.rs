//! Rows without meaning, for any table.

use sqlx::PgConnection;
use uuid::Uuid;

/// Columns and values of a row that the table takes: whatever may not be null gets something.
pub async fn filler(su: &mut PgConnection, table: &str, tenant: Uuid, id: Uuid) -> String {
    let needed: Vec<(String, String)> = sqlx::query_as(
        "select column_name::text, udt_name::text from information_schema.columns \
         where table_schema = 'base' and table_name = $1 and is_nullable = 'NO' and column_default is null \
           and is_identity = 'NO' order by ordinal_position",
    )
    .bind(table)
    .fetch_all(&mut *su)
    .await
    .expect("the catalogue can be read");
    let value = |(name, ty): &(String, String)| match (name.as_str(), ty.as_str()) {
        ("tenant_id", _) => format!("'{tenant}'"),
        ("id", "uuid") => format!("'{id}'"),
        (_, "uuid") => format!("'{}'", Uuid::now_v7()),
        (_, "timestamptz") => "now()".to_owned(),
        (_, "date") => "current_date".to_owned(),
        (_, "jsonb" | "json") => "'{}'".to_owned(),
        (_, "text" | "bytea") => format!("'{}'", Uuid::now_v7()),
        (_, "bool") => "false".to_owned(),
        (_, ty) if ty.starts_with('_') => "'{}'".to_owned(),
        _ => "1".to_owned(),
    };
    let columns: Vec<&str> = needed.iter().map(|(name, _)| name.as_str()).collect();
    let quoted: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
    let values: Vec<String> = needed.iter().map(value).collect();
    format!("({}) values ({})", quoted.join(", "), values.join(", "))
}
