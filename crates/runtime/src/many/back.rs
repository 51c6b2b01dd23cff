//! Taking back what a job did: every record that nobody changed since gets its former values; the others are told.
//! What has become impossible (a pool is gone) is told as well.

use kernel::{Error, FieldErrors, Result, Uuid};
use serde_json::Value as Json;
use store::{
    Mask, Rules, Uow,
    jobs::{Job, Step},
    many::{self, Item},
    records,
};

use super::{Deed, Many};

pub(super) async fn step<R: Many>(uow: &mut Uow<'_>, job: &mut Job, done: Uuid, deed: &Deed) -> Result<Step> {
    if matches!(deed, Deed::Delete) {
        // what comes back is compared with all others, and with it what follows it
        many::alone(job);
    }
    let size = many::size(job);
    let items = many::items(uow, done, job).await?;
    seats::<R>(uow, &items, deed).await?;
    for item in &items {
        let back = back::<R>(uow, item, deed).await;
        many::note_back::<R>(uow, job, done, item, back).await?;
    }
    Ok(many::ended(size, items.len()))
}

/// Who will hold more by this, in the order of locks.
async fn seats<R: Many>(uow: &mut Uow<'_>, items: &[Item], deed: &Deed) -> Result<()> {
    let mut owners: Vec<Uuid> = vec![];
    for item in items {
        match deed {
            Deed::Give { .. } => owners.extend(owner_in(&item.before)),
            Deed::Delete => {
                if let Ok(record) = uow.peek_deleted::<R>(item.record_id).await {
                    owners.extend(record.head().placement.owner_id);
                }
            }
            Deed::Update { .. } | Deed::Tag { .. } => {}
        }
    }
    owners.sort_unstable();
    owners.dedup();
    for owner in owners {
        R::seat(uow, owner).await?;
    }
    Ok(())
}

fn owner_in(before: &Json) -> Option<Uuid> {
    before["ownerId"].as_str()?.parse().ok()
}

/// The version that the record has now.
async fn back<R: Many>(uow: &mut Uow<'_>, item: &Item, deed: &Deed) -> Result<i32> {
    let mut record = match deed {
        Deed::Delete => uow.lock_deleted::<R>(item.record_id).await?,
        _ => uow.lock::<R>(item.record_id).await?,
    };
    if record.head().version != item.version {
        return Err(Error::conflict("CHANGED_MEANWHILE"));
    }
    match deed {
        Deed::Delete => R::take_out(uow, &mut record).await?,
        Deed::Give { .. } => R::give_back(uow, &mut record, &item.before).await?,
        Deed::Update { .. } | Deed::Tag { .. } => values(uow, &mut record, &item.before).await?,
    }
    Ok(record.head().version)
}

/// The former values of the fields that were changed.
pub(crate) async fn values<R: Rules>(uow: &mut Uow<'_>, record: &mut R, former: &Json) -> Result<()> {
    let ctx = uow.ctx();
    let before = record.clone();
    let paths: Vec<String> = former.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
    let wire: R::Wire = serde_json::from_value(former.clone()).map_err(Error::internal)?;
    let mut errors = FieldErrors::default();
    let mask = Mask::update(R::DEF, &ctx.access, &paths, &mut errors);
    record.apply(&wire, &mask, &mut errors);
    if let Some(own) = former.get("custom") {
        // as a whole: what the job added goes
        record.head_mut().custom = serde_json::value::to_raw_value(own).ok();
    }
    record.check(ctx, Some(&before), &mut errors);
    records::check_with_references(uow, record, Some(&before), errors).await?;
    record.verify(uow, Some(&before)).await?;
    uow.save(record);
    Ok(())
}
