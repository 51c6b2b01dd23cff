//! One thing done to many records by a job: each record by itself under the caller's rights of the moment, refused
//! ones told with their reason, and what was before kept until it is taken back.

mod selection;

use kernel::{Error, Kind, Result, Right, Uuid, error::FieldError};
pub use selection::Selection;
use serde_json::{Value as Json, json};

use crate::{
    Record, Uow, fault,
    jobs::{Job, Step},
    uow::text_of,
};

/// Records per step: one transaction of well under a second.
const STEP: i64 = 50;
/// Refusals told one by one.
const MOST_REFUSALS: usize = 1_000;

/// What became of one record.
pub enum Outcome {
    /// Saved with this version; what was `before` is put back by undo.
    Changed {
        version: i32,
        before: Json,
    },
    Unchanged,
}

/// A record that a job changed.
#[derive(Debug, sqlx::FromRow)]
pub struct Item {
    pub record_id: Uuid,
    found: i32,
    /// The version that the job made, or one since that is the same again.
    pub version: i32,
    pub before: Json,
}

impl Item {
    /// Did the job make the record, rather than change one?
    pub fn is_new(&self) -> bool {
        self.found == 0
    }
}

/// Keeps what a job did to many records, each with the version that it made and what was before (nothing, where it is
/// new). Of a record that it comes to again the first former state stays.
pub async fn keep_all(uow: &mut Uow<'_>, job: Uuid, done: &[(Uuid, i32, Json)]) -> Result<()> {
    if done.is_empty() {
        return Ok(());
    }
    let tenant = uow.ctx.tenant;
    let records: Vec<Uuid> = done.iter().map(|(record, ..)| *record).collect();
    let versions: Vec<i32> = done.iter().map(|(_, version, _)| *version).collect();
    let before: Vec<String> = done.iter().map(|(.., before)| before.to_string()).collect();
    sqlx::query(
        "insert into job_items (tenant_id, job_id, record_id, found, version, before) \
         select $1, $2, x.record, x.version - 1, x.version, x.before::jsonb \
         from unnest($3::uuid[], $4::int[], $5::text[]) as x(record, version, before) \
         on conflict (tenant_id, job_id, record_id) do update set version = excluded.version",
    )
    .bind(tenant)
    .bind(job)
    .bind(records)
    .bind(versions)
    .bind(before)
    .execute(uow.unscoped("what a job changed under its asker's rights"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// Notes what a job did to one record, and keeps what was before. A fault is no refusal: it ends the step.
pub async fn note<R: Record>(
    uow: &mut Uow<'_>,
    job: &mut Job,
    record: Uuid,
    outcome: Result<Outcome>,
) -> Result<()> {
    if let Ok(Outcome::Changed { version, before }) = &outcome {
        keep(uow, job.id, record, *version, before).await?;
    }
    count::<R>(uow, job, record, outcome.map(|outcome| matches!(outcome, Outcome::Changed { .. }))).await
}

/// Notes what became of one record that a job takes `back`: the version that it has now. What is back is forgotten,
/// what was refused can be tried again.
pub async fn note_back<R: Record>(
    uow: &mut Uow<'_>,
    job: &mut Job,
    of: Uuid,
    item: &Item,
    back: Result<i32>,
) -> Result<()> {
    if let Ok(version) = &back {
        forget(uow, of, item, *version).await?;
    }
    count::<R>(uow, job, item.record_id, back.map(|version| version != item.version)).await
}

async fn count<R: Record>(uow: &mut Uow<'_>, job: &mut Job, record: Uuid, done: Result<bool>) -> Result<()> {
    match done {
        Ok(true) => one_more(&mut job.result, "changed"),
        Ok(false) => one_more(&mut job.result, "unchanged"),
        Err(error) if !is_refusal(&error) => return Err(error),
        Err(error) => {
            one_more(&mut job.result, "refused");
            tell::<R>(uow, job, record, &error).await;
        }
    }
    job.done += 1;
    job.total = job.total.max(job.done);
    job.cursor["after"] = json!(record);
    Ok(())
}

/// A guard refused the commit of the step that came as far as `tried`: its records are tried again one by one,
/// and the one that it is about is told.
pub async fn refused<R: Record>(uow: &mut Uow<'_>, job: &mut Job, tried: &Job, error: Error) -> Result<()> {
    let reached = after(tried);
    if !is_refusal(&error) || reached == after(job) {
        return Err(error);
    }
    if size(job) == STEP {
        job.cursor["alone"] = json!(reached);
        return Ok(());
    }
    count::<R>(uow, job, reached, Err(error)).await
}

/// How many the next step takes: one by one as far as a guard has refused them together.
pub fn size(job: &Job) -> i64 {
    if id_in(&job.cursor["alone"]) > after(job) { 1 } else { STEP }
}

/// From now on one by one: what a step does may be refused as a whole.
pub fn alone(job: &mut Job) {
    job.cursor["alone"] = json!(Uuid::max());
}

/// What a step says that was to take `size` records and found `count`.
pub fn ended(size: i64, count: usize) -> Step {
    if count as i64 == size { Step::Again } else { Step::Finished }
}

/// The last record that a job is done with.
fn after(job: &Job) -> Uuid {
    id_in(&job.cursor["after"])
}

fn id_in(value: &Json) -> Uuid {
    value.as_str().and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// Whatever stands in this record's way is told. A fault, or a change at the same moment, is tried again.
fn is_refusal(error: &Error) -> bool {
    !matches!(error.kind(), Kind::Internal | Kind::Unavailable | Kind::StaleVersion)
}

fn one_more(result: &mut Json, counted: &str) {
    result[counted] = (result[counted].as_i64().unwrap_or_default() + 1).into();
}

async fn tell<R: Record>(uow: &mut Uow<'_>, job: &mut Job, record: Uuid, error: &Error) {
    if !job.result["refusals"].is_array() {
        job.result["refusals"] = json!([]);
    }
    if job.result["refusals"].as_array().is_none_or(|told| told.len() >= MOST_REFUSALS) {
        return;
    }
    let field = |wrong: &FieldError| json!({"field": wrong.field, "reason": wrong.reason, "params": named(&wrong.params)});
    let fields: Vec<Json> = error.fields().iter().map(field).collect();
    let mut refusal =
        json!({"id": record, "reason": error.reason(), "params": named(error.params()), "fields": fields});
    if !error.hits().is_empty() {
        refusal["hits"] = error.hits().iter().map(|hit| named(hit)).collect();
    }
    if error.kind() != Kind::NotFound
        && let Some(title) = title::<R>(uow, record).await
    {
        refusal["title"] = title.into();
    }
    if let Some(told) = job.result["refusals"].as_array_mut() {
        told.push(refusal);
    }
}

fn named(params: &[(String, String)]) -> Json {
    params.iter().map(|(name, value)| (name.clone(), Json::from(value.as_str()))).collect()
}

/// What the asker knows the record by, if he may.
async fn title<R: Record>(uow: &mut Uow<'_>, record: Uuid) -> Option<String> {
    let field = R::DEF.field(R::DEF.title)?;
    let record = uow.peek_deleted::<R>(record).await.ok()?;
    (uow.ctx.access.right(R::DEF, field) > Right::Masked).then(|| text_of(&record, field))
}

async fn keep(uow: &mut Uow<'_>, job: Uuid, record: Uuid, version: i32, before: &Json) -> Result<()> {
    let tenant = uow.ctx.tenant;
    sqlx::query(
        "insert into job_items (tenant_id, job_id, record_id, found, version, before) values ($1, $2, $3, $4 - 1, $4, $5)",
    )
    .bind(tenant)
    .bind(job)
    .bind(record)
    .bind(version)
    .bind(before)
    .execute(uow.unscoped("what a job changed under its asker's rights"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// The record is again as it was before, so what older jobs did to it can be taken back in turn.
async fn forget(uow: &mut Uow<'_>, of: Uuid, item: &Item, now: i32) -> Result<()> {
    sqlx::query(
        "with gone as (delete from job_items where job_id = $1 and record_id = $2) \
         update job_items set version = $4 where record_id = $2 and version = $3 and job_id <> $1",
    )
    .bind(of)
    .bind(item.record_id)
    .bind(item.found)
    .bind(now)
    .execute(uow.unscoped("what a job changed, for who may undo it"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// The next records to take back of what the job `of` changed.
pub async fn items(uow: &mut Uow<'_>, of: Uuid, job: &Job) -> Result<Vec<Item>> {
    sqlx::query_as(
        "select record_id, found, version, before from job_items where job_id = $1 and record_id > $2 order by record_id limit $3",
    )
    .bind(of)
    .bind(after(job))
    .bind(size(job))
    .fetch_all(uow.unscoped("what a job changed, for who may undo it"))
    .await
    .map_err(fault)
}

/// How many records a job changed that were not taken back.
pub async fn left(uow: &mut Uow<'_>, job: Uuid) -> Result<i32> {
    sqlx::query_scalar("select count(*)::int from job_items where job_id = $1")
        .bind(job)
        .fetch_one(uow.unscoped("what a job changed, for who may undo it"))
        .await
        .map_err(fault)
}
