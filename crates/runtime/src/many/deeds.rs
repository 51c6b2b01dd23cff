//! What is done to one of many records. Whatever may refuse comes before the save: a refusal leaves this record as
//! it was and the others alone.

use kernel::{Error, FieldErrors, Result, Uuid, Value};
use serde_json::{Map, Value as Json, json};
use store::{
    Mask, Uow,
    jobs::{Job, Step},
    many::{self, Outcome},
    records,
};

use super::{Deed, Gift, Many, Task};
use crate::colleague;

/// The next records of a job.
pub async fn step<R: Many>(uow: &mut Uow<'_>, job: &mut Job, task: &Task) -> Result<Step> {
    let gift = match &task.deed {
        Deed::Give { owner, reason, owned_only } => {
            let seat = R::seat(uow, *owner).await?;
            let owner = colleague::as_known(uow, *owner).await?;
            Some(Gift { owner, seat, reason: reason.clone(), owned_only: *owned_only })
        }
        _ => None,
    };
    let size = many::size(job);
    let ids = task.selection.next::<R>(uow, job).await?;
    for id in &ids {
        let outcome = to_one::<R>(uow, *id, &task.deed, gift.as_ref()).await;
        if gift.is_some() && matches!(outcome, Ok(Outcome::Changed { .. })) {
            job.cursor["given"] = json!(id);
        }
        many::note::<R>(uow, job, *id, outcome).await?;
    }
    let said = many::ended(size, ids.len());
    let last: Option<Uuid> = job.cursor["given"].as_str().and_then(|id| id.parse().ok());
    if let (Step::Finished, Some(gift), Some(last)) = (&said, &gift, last) {
        let count = job.result["changed"].as_i64().unwrap_or_default();
        R::announce(uow, gift.owner.id, count, last).await?;
    }
    Ok(said)
}

async fn to_one<R: Many>(
    uow: &mut Uow<'_>,
    id: Uuid,
    deed: &Deed,
    gift: Option<&Gift<R::Seat>>,
) -> Result<Outcome> {
    match (deed, gift) {
        (Deed::Update { values, paths }, _) => {
            let record = uow.lock::<R>(id).await?;
            change(uow, record, values, paths).await
        }
        (Deed::Tag { add, remove }, _) => {
            let record = uow.lock::<R>(id).await?;
            let field = R::DEF.field("tags").ok_or_else(|| Error::internal("nothing to tag"))?;
            let Value::TextList(had) = record.value(field) else { return Err(Error::internal("no tags")) };
            let mut tags = had.to_vec();
            tags.retain(|tag| !remove.contains(tag));
            tags.extend(add.iter().filter(|tag| !had.contains(tag)).cloned());
            change(uow, record, &json!({"tags": tags}), &["tags".to_owned()]).await
        }
        (Deed::Delete, _) => {
            let mut record = uow.lock::<R>(id).await?;
            R::put_away(uow, &mut record).await?;
            Ok(Outcome::Changed { version: record.head().version, before: json!({}) })
        }
        (Deed::Give { .. }, Some(gift)) => R::give(uow, id, gift).await,
        (Deed::Give { .. }, None) => Err(Error::internal("nobody to give to")),
    }
}

/// Saves new values of the fields at `paths`, keeping what they were.
async fn change<R: Many>(
    uow: &mut Uow<'_>,
    mut record: R,
    values: &Json,
    paths: &[String],
) -> Result<Outcome> {
    let ctx = uow.ctx();
    let before = record.clone();
    let wire: R::Wire = serde_json::from_value(values.clone()).map_err(Error::internal)?;
    let mut errors = FieldErrors::default();
    let mask = Mask::update(R::DEF, &ctx.access, paths, &mut errors);
    record.apply(&wire, &mask, &mut errors);
    record.check(ctx, Some(&before), &mut errors);
    records::check_with_references(uow, &record, Some(&before), errors).await?;
    record.verify(uow, Some(&before)).await?;
    uow.save(&mut record);
    let version = record.head().version;
    if version == before.head().version {
        return Ok(Outcome::Unchanged);
    }
    let was = serde_json::to_value(before.to_wire()).map_err(Error::internal)?;
    let asked = |name: &&str| paths.iter().any(|path| path == name);
    let kept: Map<String, Json> = R::DEF
        .fields
        .iter()
        .filter(|field| asked(&field.json) || asked(&field.name))
        .map(|field| (field.json.to_owned(), was[field.json].clone()))
        .collect();
    Ok(Outcome::Changed { version, before: Json::Object(kept) })
}
