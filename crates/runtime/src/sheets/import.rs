//! A sheet comes in, from a CSV file or an Excel workbook. The job first lays the file's rows down in a table, then makes records of them, a
//! thousand a step, each step one transaction with its progress; at last the refused rows go back as a file.
//!
//! Killed anywhere and begun again, or run twice, it gives the same records as once: a step is done whole
//! or not at all, and a row's id follows from the file, the mapping and the line.

mod ahead;
mod back;
mod batch;
mod kept;
mod known;
mod plan;
mod references;
mod remembered;
mod report;
mod settle;
mod stage;
mod start;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Ctx, Error, Kind, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    Db, Record, Uow, fault,
    jobs::{Job, Lease, Step, Work},
};

pub use known::Cache;
pub use start::{preview, start};

use self::{
    batch::{Done, Eve},
    plan::Plan,
};
use super::{Intake, Sheets};
use crate::many;

/// Lines that become records in one step.
const STEP: usize = 1000;

/// Where an import stands.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Place {
    phase: Phase,
    /// The last line that is done.
    after: i32,
    /// SHA-256 of the file and of what is made of it, hexadecimal.
    digest: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Phase {
    /// The file's rows are laid down.
    #[default]
    Staging,
    /// They become records.
    Rows,
    /// The refused ones are told.
    Report,
}

/// What came of the rows so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Counts {
    created: usize,
    updated: usize,
    /// Found as the row says already.
    unchanged: usize,
    /// Taken in by an earlier run of the same file.
    repeated: usize,
    rejected: usize,
    dry_run: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected_file_id: Option<String>,
}

pub struct Importing<I: Intake>(pub Arc<Sheets<I>>);

#[async_trait]
impl<I: Intake> Work for Importing<I> {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = self.0.ctx(job, I::IMPORT.permission).await?;
        ctx.allow_duplicates = job.args["allowDuplicates"] == true;
        Ok(ctx)
    }

    async fn before(&self, ctx: &Ctx, job: &mut Job, lease: &Lease) -> Result<()> {
        if many::undoes(job).is_some() {
            return Ok(());
        }
        let (sheets, plan) = (&self.0, Plan::of(I::Record::DEF, &job.args)?);
        let mut place = place(job)?;
        match place.phase {
            Phase::Staging => {
                let sha256 = stage::lay_down(sheets, ctx, &plan, job, lease).await?;
                place.digest = plan.digest(I::Record::DEF, &sha256);
                keep(job, &place)
            }
            Phase::Rows => {
                let known = known::ensure(sheets, ctx, &plan, job).await?;
                ahead::take_in(sheets, ctx, (&plan, &known), job, lease).await
            }
            Phase::Report => report::tell(sheets, ctx, &plan, job, lease).await,
        }
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        if let Some(done) = many::undoes(job) {
            return back::step(&self.0.intake, uow, job, done).await;
        }
        let mut place = place(job)?;
        match place.phase {
            Phase::Staging => {
                place.phase = Phase::Rows;
                job.done = 0;
            }
            Phase::Rows => {
                let plan = Plan::of(I::Record::DEF, &job.args)?;
                let known = self.0.known.of(job.id).ok_or_else(|| Error::unavailable("TRY_AGAIN"))?;
                let (mut counts, mut eve) = (counts(job)?, Eve::default());
                if plan.args.dry_run {
                    eve = match self.0.known.eve(job.id, place.after) {
                        Some(eve) => eve,
                        // begun in another process: from the first row again
                        None => {
                            (place.after, counts, job.done) = (0, Counts::default(), 0);
                            Eve::of_dry_run()
                        }
                    };
                }
                let given = (&plan, &*known);
                match batch::take_in(&self.0, uow, given, job.id, &place, &mut counts, &mut eve).await? {
                    Some(done) => {
                        if plan.args.dry_run {
                            self.0.known.keep_eve(job.id, done.last, eve);
                        }
                        return advance(job, &mut place, &counts, &done).map(|()| Step::Again);
                    }
                    None => place.phase = Phase::Report,
                }
            }
            Phase::Report => {
                forget_rows(uow, job).await?;
                self.0.known.forget(job.id);
                let told = json!({"fileId": job.args["fileId"], "outcome": job.result});
                uow.note_act("imported", I::Record::DEF.kind, job.id, told);
                return Ok(Step::Finished);
            }
        }
        keep(job, &place)?;
        Ok(Step::Again)
    }

    /// Another import of the same file may have taken in a line at the same moment: it is found there when the step is
    /// tried again.
    async fn refused(&self, uow: &mut Uow<'_>, job: &mut Job, tried: &Job, refusal: Error) -> Result<()> {
        match many::undoes(job) {
            Some(_) => store::many::refused::<I::Record>(uow, job, tried, refusal).await,
            None => Err(again_if_taken(refusal)),
        }
    }
}

fn again_if_taken(refusal: Error) -> Error {
    match (refusal.kind(), refusal.reason()) {
        (Kind::AlreadyExists, "ALREADY_EXISTS") => Error::unavailable("TRY_AGAIN").because(refusal),
        _ => refusal,
    }
}

/// Notes that a step's lines are done.
fn advance(job: &mut Job, place: &mut Place, counts: &Counts, done: &Done) -> Result<()> {
    place.after = done.last;
    job.done += i32::try_from(done.lines).unwrap_or(0);
    job.result = serde_json::to_value(counts).map_err(Error::internal)?;
    keep(job, place)
}

/// Is it an import, that may be taken back?
pub fn is_import(job: &Job) -> bool {
    job.args.get("fileId").is_some() && job.args.get("headings").is_some()
}

fn place(job: &Job) -> Result<Place> {
    serde_json::from_value(job.cursor.clone()).map_err(Error::internal)
}

fn keep(job: &mut Job, place: &Place) -> Result<()> {
    job.cursor = serde_json::to_value(place).map_err(Error::internal)?;
    Ok(())
}

fn counts(job: &Job) -> Result<Counts> {
    serde_json::from_value(job.result.clone()).map_err(Error::internal)
}

async fn forget_rows(uow: &mut Uow<'_>, job: &Job) -> Result<()> {
    sqlx::query("delete from import_rows where job_id = $1")
        .bind(job.id)
        .execute(uow.unscoped("rows of the import's own file"))
        .await
        .map_err(fault)?;
    Ok(())
}

/// For ever: rows of imports that ended otherwise go within the hour.
pub async fn forget(db: Db) {
    const PAUSE: Duration = Duration::from_secs(3600);
    loop {
        let gone = sqlx::query(
            "delete from import_rows r using jobs j \
             where j.tenant_id = r.tenant_id and j.id = r.job_id and j.state > 2",
        );
        match gone.execute(&db.system).await {
            Ok(done) => tracing::debug!(rows = done.rows_affected(), "rows of ended imports are gone"),
            Err(error) => tracing::warn!(%error, "rows of ended imports stay a while"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}
