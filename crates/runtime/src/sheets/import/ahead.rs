//! Lists of new records only, which most are: while the database writes some lines, the next ones are made ready. Each
//! thousand is a transaction of its own with its progress, as in any import, and none is committed before the one in
//! front of it.

use futures::FutureExt;
use kernel::{Ctx, Result};
use store::{
    Record, Uow,
    jobs::{Job, Lease},
};

use super::{Eve, advance, again_if_taken, batch, counts, known::Known, place, plan::Plan};
use crate::sheets::{Intake, Sheets};

/// Steps before other jobs get their turn.
const MOST: usize = 10;

/// Lines that are ready to be written, and the job as it is once they are.
struct Ready<'a> {
    uow: Uow<'a>,
    job: Job,
}

/// Takes in some thousand lines, up to the last ones, which are left to the step that follows.
pub async fn take_in<I: Intake>(
    sheets: &Sheets<I>,
    ctx: &Ctx,
    given: (&Plan, &Known),
    job: &mut Job,
    lease: &Lease,
) -> Result<()> {
    if !I::SIDE_BY_SIDE || given.0.args.dry_run || given.0.key.is_some() || names_its_own::<I>(given.0) {
        return Ok(());
    }
    let mut eve = Eve::default();
    let mut ready = prepare(sheets, ctx, given, job, &mut eve).await?;
    for _ in 1..MOST {
        let Some(lines) = ready else { return Ok(()) };
        let told = lines.job.clone();
        let writing = write(lines, lease);
        let next = prepare(sheets, ctx, given, &told, &mut eve);
        // what can't be written is told at once: what is being made ready may wait for it
        let (mut writing, mut next) = (std::pin::pin!(writing.fuse()), std::pin::pin!(next.fuse()));
        let prepared = futures::select_biased! {
            written = writing => {
                *job = written?;
                next.await?
            }
            prepared = next => {
                *job = writing.await?;
                prepared?
            }
        };
        if job.cancel_requested || lease.is_ending() {
            return Ok(());
        }
        ready = prepared;
    }
    if let Some(lines) = ready {
        *job = write(lines, lease).await?;
    }
    Ok(())
}

/// Rows that name others of the file need them to be there.
fn names_its_own<I: Intake>(plan: &Plan) -> bool {
    let kind = format!("{}.{}", I::Record::DEF.service, I::Record::DEF.kind);
    plan.columns.iter().flatten().any(|column| column.field.reference == Some(kind.as_str()))
}

/// The next lines; none when there are no more.
async fn prepare<'a, I: Intake>(
    sheets: &'a Sheets<I>,
    ctx: &'a Ctx,
    given: (&Plan, &Known),
    job: &Job,
    eve: &mut Eve,
) -> Result<Option<Ready<'a>>> {
    let (mut place, mut counts, mut job) = (place(job)?, counts(job)?, job.clone());
    let mut uow = sheets.db.begin(ctx).await?;
    let Some(done) = batch::take_in(sheets, &mut uow, given, job.id, &place, &mut counts, eve).await? else {
        return Ok(None);
    };
    advance(&mut job, &mut place, &counts, &done)?;
    Ok(Some(Ready { uow, job }))
}

async fn write(ready: Ready<'_>, lease: &Lease) -> Result<Job> {
    let Ready { mut uow, mut job } = ready;
    lease.progress(&mut uow, &mut job).await?;
    uow.commit_quietly().await.map_err(again_if_taken)?;
    Ok(job)
}
