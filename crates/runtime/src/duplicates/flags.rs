//! Marks of what was saved although it may be a duplicate: a fact of the record, shown, filtered by, and told
//! to others; outside its version, since nobody changed the record itself.

use std::collections::HashMap;

use kernel::{Result, Uuid};
use serde_json::json;
use sqlx::AssertSqlSafe;
use store::{Uow, fault};

use super::Matched;

/// Writes the marks that the guard noted for these saves; of those that were asked about early when they are saved.
pub async fn write<R: Matched>(uow: &mut Uow<'_>, saves: &[(R, Option<R>)]) -> Result<()> {
    let flags = noted(uow, saves);
    if flags.is_empty() {
        return Ok(());
    }
    let revisions = put::<R>(uow, &flags).await?;
    let mut marked = vec![];
    for (record, _) in saves {
        let id = record.head().id;
        let (Some(of), Some(revision)) = (uow.flag_of(id), revisions.get(&id)) else { continue };
        let mut record = record.clone();
        record.flag(of);
        uow.emit_facts(&record, *revision);
        marked.extend(of.map(|of| (record, of)));
    }
    // apart from those before, so that each kind of event goes out at once
    for (record, of) in &marked {
        uow.emit("flagged", record, json!({"duplicateOfId": of}))?;
    }
    Ok(())
}

fn noted<R: Matched>(uow: &Uow<'_>, saves: &[(R, Option<R>)]) -> Vec<(Uuid, Option<Uuid>)> {
    let ids = saves.iter().map(|(record, _)| record.head().id);
    ids.filter(|id| uow.is_saved(*id)).filter_map(|id| Some((id, uow.flag_of(id)?))).collect()
}

async fn put<R: Matched>(uow: &mut Uow<'_>, flags: &[(Uuid, Option<Uuid>)]) -> Result<HashMap<Uuid, i32>> {
    let tenant = uow.ctx().tenant;
    let (ids, of): (Vec<Uuid>, Vec<Option<Uuid>>) = flags.iter().copied().unzip();
    let table = format!("{}_facts", R::DEF.table);
    let sql = format!(
        "insert into {table} as f (tenant_id, id, revision, duplicate_of_id) \
         select $1, m.id, 1, m.of from unnest($2::uuid[], $3::uuid[]) as m (id, of) \
         on conflict (tenant_id, id) do update set duplicate_of_id = excluded.duplicate_of_id, revision = f.revision + 1 \
         returning f.id, f.revision"
    );
    let query = sqlx::query_as(AssertSqlSafe(sql)).bind(tenant).bind(ids).bind(of);
    let revisions: Vec<(Uuid, i32)> =
        query.fetch_all(uow.unscoped("facts are kept for every record")).await.map_err(fault)?;
    Ok(revisions.into_iter().collect())
}
