//! A whole import is taken back: what it created goes to the recycle bin, what it changed gets its former values, as
//! far as nobody changed it since; the others are named. Whoever may import may take back what he imported.

use kernel::{Error, Kind, Result, Uuid};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{
    Record as _, Uow, fault,
    jobs::{self, Job, Step},
    many::{self, Item},
};

use super::place;
use crate::{many::back::values, sheets::Intake};

/// The next records of the import `done`.
pub async fn step<I: Intake>(intake: &I, uow: &mut Uow<'_>, job: &mut Job, done: Uuid) -> Result<Step> {
    let size = many::size(job);
    let items = many::items(uow, done, job).await?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.record_id).collect();
    intake.hold(uow, &[], &ids).await?;
    for item in &items {
        let back = back(intake, uow, item).await;
        many::note_back::<I::Record>(uow, job, done, item, back).await?;
    }
    let said = many::ended(size, items.len());
    if matches!(said, Step::Finished) {
        let whole = job.result["refused"].as_i64().unwrap_or_default() == 0;
        if whole {
            may_come_again(uow, done).await?;
        }
        let told = json!({"jobId": done, "outcome": job.result});
        uow.note_act("import_undone", I::Record::DEF.kind, job.id, told);
    }
    Ok(said)
}

/// The version that the record has now.
async fn back<I: Intake>(intake: &I, uow: &mut Uow<'_>, item: &Item) -> Result<i32> {
    let mut record = match uow.lock::<I::Record>(item.record_id).await {
        // what somebody has deleted since is away already
        Err(error) if error.kind() == Kind::NotFound && item.is_new() => {
            let reason = "is the record still there, whoever sees it";
            let there = uow.get_unscoped::<I::Record>(&[item.record_id], reason).await?;
            return if there.is_empty() { Ok(item.version) } else { Err(error) };
        }
        locked => locked?,
    };
    if record.head().version != item.version {
        return Err(Error::conflict("CHANGED_MEANWHILE"));
    }
    match item.is_new() {
        true => intake.take_back(uow, &mut record).await?,
        false if I::CHANGES_COME_BACK => values(uow, &mut record, &item.before).await?,
        false => return Err(Error::precondition("CHANGED_FOR_GOOD")),
    }
    Ok(record.head().version)
}

/// The same file is new again: its rows would else count as taken in.
async fn may_come_again(uow: &mut Uow<'_>, done: Uuid) -> Result<()> {
    let import = jobs::get(uow, done, true).await?;
    let digest: Vec<u8> = Sha256::digest(place(&import)?.digest).to_vec();
    sqlx::query("delete from import_sources where digest = $1")
        .bind(digest)
        .execute(uow.unscoped("the import's own file"))
        .await
        .map_err(fault)?;
    Ok(())
}
