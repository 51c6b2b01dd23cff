//! Tables have exactly the columns that the definitions say, of the right type.

use std::collections::BTreeMap;

use kernel::{EntityDef, FieldDef, FieldType};

use sqlx::PgConnection;

use crate::TestDb;

/// Column name to (type, may be null).
type Columns = BTreeMap<String, (String, bool)>;

const HEAD: &[(&str, &str, bool)] = &[
    ("tenant_id", "uuid", false),
    ("id", "uuid", false),
    ("owner_id", "uuid", true),
    ("department_id", "uuid", true),
    ("readers", "_uuid", false),
    ("editors", "_uuid", false),
    ("created_at", "timestamptz", false),
    ("created_by", "uuid", true),
    ("updated_at", "timestamptz", false),
    ("updated_by", "uuid", true),
    ("version", "int4", false),
    ("deleted_at", "timestamptz", true),
    ("deleted_by", "uuid", true),
    ("locked", "bool", false),
    ("custom", "jsonb", false),
    ("terms", "_text", false),
];

/// Compares the tables, parts and facts of `defs` with the migrated database; names every difference
/// at once.
pub async fn columns_match(db: &TestDb, defs: &[&'static EntityDef]) {
    let su = &mut db.superuser().await;
    let mut wrong = vec![];
    for def in defs {
        let mut expected: Columns = HEAD.iter().map(|(n, t, null)| column(n, t, *null)).collect();
        for field in def.own() {
            expected.extend(columns_of(field, true));
        }
        compare(def.table, &expected, &read(su, def.table).await, &mut wrong);
        for (_, part) in def.parts() {
            let mut expected: Columns = [
                column("tenant_id", "uuid", false),
                column(part.parent_column, "uuid", false),
                column("position", "int8", false),
            ]
            .into();
            // a line's own rules are the record's: its columns may all be null
            for field in part.fields {
                expected.extend(match field.name {
                    "id" => vec![column("id", "uuid", false)],
                    _ => columns_of(field, false),
                });
            }
            compare(part.table, &expected, &read(su, part.table).await, &mut wrong);
        }
        if def.facts().next().is_some() {
            let mut expected: Columns = [
                column("tenant_id", "uuid", false),
                column("id", "uuid", false),
                column("revision", "int4", false),
            ]
            .into();
            for field in def.facts() {
                expected.extend(columns_of(field, false));
            }
            let table = format!("{}_facts", def.table);
            compare(&table, &expected, &read(su, &table).await, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "tables and definitions differ:\n{}", wrong.join("\n"));
}

fn column(name: &str, ty: &str, nullable: bool) -> (String, (String, bool)) {
    (name.to_owned(), (ty.to_owned(), nullable))
}

fn columns_of(field: &FieldDef, own: bool) -> Vec<(String, (String, bool))> {
    let list = |ty| (ty, false);
    let (ty, nullable) = match field.ty {
        FieldType::Text => ("text", !field.required),
        FieldType::Bool => ("bool", false),
        FieldType::Int => ("int", true),
        FieldType::Double => ("float8", true),
        FieldType::Decimal => ("numeric", true),
        FieldType::Enum(_) => ("int2", false),
        FieldType::Uuid => ("uuid", !field.required),
        FieldType::UuidList => list("_uuid"),
        FieldType::TextList => list("_text"),
        FieldType::Time => ("timestamptz", true),
        FieldType::Date => ("date", !field.required),
        FieldType::Custom => ("jsonb", true),
        FieldType::Parts(_) => return vec![],
        FieldType::Money => {
            let currency = format!("{}_currency", field.column);
            return vec![column(field.column, "numeric", true), column(&currency, "text", true)];
        }
    };
    // facts are null until somebody tells them, and a line may be short of what it must have
    let loose = !own && !matches!(field.ty, FieldType::Enum(_) | FieldType::Bool);
    vec![column(field.column, ty, nullable || loose)]
}

async fn read(su: &mut PgConnection, table: &str) -> Columns {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "select column_name::text, udt_name::text, is_nullable::text from information_schema.columns \
         where table_schema = 'base' and table_name = $1",
    )
    .bind(table)
    .fetch_all(&mut *su)
    .await
    .expect("the catalogue can be read");
    rows.into_iter().map(|(name, ty, null)| (name, (ty, null == "YES"))).collect()
}

fn compare(table: &str, expected: &Columns, found: &Columns, wrong: &mut Vec<String>) {
    if found.is_empty() {
        wrong.push(format!("{table}: no such table"));
        return;
    }
    for (name, (ty, nullable)) in expected {
        match found.get(name) {
            None => wrong.push(format!("{table}.{name}: missing, should be {ty}")),
            Some((is, null)) => {
                let fits = ty == is || (ty == "int" && matches!(is.as_str(), "int4" | "int8"));
                if !fits {
                    wrong.push(format!("{table}.{name}: is {is}, should be {ty}"));
                }
                // a number may be required or not: the definition doesn't say
                if null != nullable && !matches!(ty.as_str(), "int" | "float8") {
                    wrong.push(format!("{table}.{name}: may be null: {null}, should be {nullable}"));
                }
            }
        }
    }
    let unknown = found.keys().filter(|name| !expected.contains_key(*name));
    wrong.extend(unknown.map(|name| format!("{table}.{name}: not in the definition")));
}
