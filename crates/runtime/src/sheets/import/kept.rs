//! What an import did to each record, kept so that the whole of it can be taken back.

use kernel::{Result, SetBy, Uuid};
use serde_json::{Map, Value as Json, json};
use store::{Record, Uow, many};

use super::plan::Plan;
use crate::sheets::Row;

/// Keeps the rows that were saved: new ones, and of changed ones the former values of the file's fields.
pub async fn keep<R: Record>(uow: &mut Uow<'_>, plan: &Plan, job: Uuid, rows: &[Row<R>]) -> Result<()> {
    let done = rows.iter().filter(|row| row.goes_on()).filter_map(|row| {
        let version = row.record.head().version;
        match &row.before {
            None => Some((row.record.head().id, version, json!({}))),
            Some(before) if before.head().version == version => None,
            Some(before) => Some((row.record.head().id, version, former(plan, before))),
        }
    });
    many::keep_all(uow, job, &done.collect::<Vec<_>>()).await
}

fn former<R: Record>(plan: &Plan, before: &R) -> Json {
    let was = serde_json::to_value(before.to_wire()).unwrap_or_default();
    let fields = plan.columns.iter().flatten().map(|column| column.field);
    let changed = fields.filter(|field| field.set_by == SetBy::User && !field.immutable);
    Json::Object(changed.map(|field| (field.json.to_owned(), was[field.json].clone())).collect::<Map<_, _>>())
}
