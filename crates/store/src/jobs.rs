//! Work that outlasts a request: rows taken with a lease, done in steps, each step committed with its
//! progress, so that a crash costs one step and another process goes on.

mod lease;
mod old;

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use futures::FutureExt;
use kernel::{Ctx, Error, Kind, Result, Time, Uuid};
use serde_json::Value as Json;

use self::lease::SECONDS;
pub use self::{lease::Lease, old::forget};
use crate::{Db, Uow, fault};

const MOST_ATTEMPTS: i32 = 10;
/// Jobs of one service that a process works on at once, so that a long one doesn't keep all others.
const LANES: usize = 2;

pub const QUEUED: i16 = 1;
pub const RUNNING: i16 = 2;
pub const SUCCEEDED: i16 = 3;
pub const FAILED: i16 = 4;
pub const CANCELLED: i16 = 5;

/// A job's row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Job {
    pub tenant_id: Uuid,
    pub id: Uuid,
    pub kind: String,
    pub args: Json,
    pub state: i16,
    pub done: i32,
    pub total: i32,
    /// Where the work stands; the handler's own.
    pub cursor: Json,
    pub result: Json,
    pub error: String,
    pub attempts: i32,
    pub cancel_requested: bool,
    pub created_by: Option<Uuid>,
    pub created_at: Time,
    pub finished_at: Option<Time>,
    /// Is something left of what it changed that can be taken back?
    pub left: bool,
}

const COLUMNS: &str = "tenant_id, id, kind, args, state, done, total, cursor, result, error, attempts, \
    cancel_requested, created_by, created_at, finished_at, \
    exists (select 1 from job_items i where i.tenant_id = jobs.tenant_id and i.job_id = jobs.id) as \"left\"";

/// What a step says.
pub enum Step {
    /// More to do; the job's `done`, `total`, `cursor`, `result` were brought up to date.
    Again,
    /// Nothing can be done at present: come again after a while. The reason stands in the job till then.
    Later(Duration, &'static str),
    /// All done.
    Finished,
}

/// The work of one kind of job.
#[async_trait]
pub trait Work: Send + Sync {
    /// The caller's context again: rights as they are now, not as they were.
    async fn ctx(&self, job: &Job) -> Result<Ctx>;
    /// What the next step needs from outside: other services asked, files moved. Nothing is locked
    /// meanwhile; what takes longer than a moment keeps its lease. What it notes in the job is
    /// committed by the step that follows.
    async fn before(&self, ctx: &Ctx, job: &mut Job, lease: &Lease) -> Result<()> {
        let _ = (ctx, job, lease);
        Ok(())
    }
    /// One step of well under a minute inside `uow`, which commits with the job's progress.
    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step>;
    /// A step or its commit was refused, and nothing of it kept; `tried` is the job as it would have been. Notes in
    /// `job` how to go on, or gives the refusal back, which ends the job.
    async fn refused(&self, uow: &mut Uow<'_>, job: &mut Job, tried: &Job, refusal: Error) -> Result<()> {
        let _ = (uow, job, tried);
        Err(refusal)
    }
}

/// Puts a job in the queue, in the caller's unit of work.
pub async fn enqueue(uow: &mut Uow<'_>, kind: &str, args: Json, total: i32) -> Result<Job> {
    let (tenant, user) = (uow.ctx().tenant, uow.ctx().user());
    let sql = format!(
        "insert into jobs (tenant_id, id, kind, args, total, created_by) values ($1, $2, $3, $4, $5, $6) returning {COLUMNS}"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(tenant)
        .bind(Uuid::now_v7())
        .bind(kind)
        .bind(args)
        .bind(total)
        .bind(user)
        .fetch_one(uow.unscoped("a job belongs to who asks for it"))
        .await
        .map_err(fault)
}

/// A job by id; `own_only` hides other people's.
pub async fn get(uow: &mut Uow<'_>, id: Uuid, own_only: bool) -> Result<Job> {
    let user = uow.ctx().user();
    let sql = format!("select {COLUMNS} from jobs where id = $1 and (not $2 or created_by = $3)");
    let job: Option<Job> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .bind(own_only)
        .bind(user)
        .fetch_optional(uow.unscoped("jobs are filtered by who asked for them"))
        .await
        .map_err(fault)?;
    job.ok_or_else(|| Error::not_found("job", id))
}

/// Jobs, newest first, before the id `before`.
pub async fn list(uow: &mut Uow<'_>, own_only: bool, before: Option<Uuid>, limit: i64) -> Result<Vec<Job>> {
    let user = uow.ctx().user();
    let sql = format!(
        "select {COLUMNS} from jobs where (not $1 or created_by = $2) and ($3::uuid is null or id < $3) order by id desc limit $4"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(own_only)
        .bind(user)
        .bind(before)
        .bind(limit)
        .fetch_all(uow.unscoped("jobs are filtered by who asked for them"))
        .await
        .map_err(fault)
}

/// Asks a job to stop after its present step; one that is queued stops at once.
pub async fn cancel(uow: &mut Uow<'_>, id: Uuid, own_only: bool) -> Result<Job> {
    let job = get(uow, id, own_only).await?;
    if job.state >= SUCCEEDED {
        return Err(Error::precondition("JOB_ENDED"));
    }
    let sql = format!(
        "update jobs set cancel_requested = true, state = case when state = 1 then 5 else state end, \
         finished_at = case when state = 1 then now() end where id = $1 returning {COLUMNS}"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .fetch_one(uow.unscoped("jobs are filtered by who asked for them"))
        .await
        .map_err(fault)
}

/// The asker's own job, held until the unit of work ends, so that nothing else is decided about it meanwhile.
pub async fn hold(uow: &mut Uow<'_>, id: Uuid) -> Result<Job> {
    sqlx::query("select 1 from jobs where id = $1 for update")
        .bind(id)
        .execute(uow.unscoped("jobs are filtered by who asked for them"))
        .await
        .map_err(fault)?;
    get(uow, id, true).await
}

/// Is a job under way whose arguments contain these?
pub async fn under_way(uow: &mut Uow<'_>, args: &Json) -> Result<bool> {
    sqlx::query_scalar("select exists (select 1 from jobs where state in (1, 2) and args @> $1)")
        .bind(args)
        .fetch_one(uow.unscoped("whoever asked for it, it is under way"))
        .await
        .map_err(fault)
}

/// Runs due jobs of the given kinds until `stop`; several processes share the work.
pub async fn run(db: Db, kinds: HashMap<&'static str, Arc<dyn Work>>, stop: impl Future<Output = ()>) {
    let stop = stop.shared();
    let stopping = Arc::new(AtomicBool::new(false));
    let lanes = futures::future::join_all((0..LANES).map(|_| lane(&db, &kinds, stop.clone(), &stopping)));
    let telling = async {
        stop.clone().await;
        stopping.store(true, Ordering::Relaxed);
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = lanes => {}
        () = old::daily(&db) => {}
        () = telling => {}
    }
}

/// Takes the job that waited longest, does one step of it, and so on: jobs take turns.
async fn lane(
    db: &Db,
    kinds: &HashMap<&'static str, Arc<dyn Work>>,
    stop: impl Future<Output = ()>,
    stopping: &Arc<AtomicBool>,
) {
    let names: Vec<String> = kinds.keys().map(|k| (*k).to_owned()).collect();
    let me = Uuid::now_v7();
    let mut stop = std::pin::pin!(stop);
    loop {
        let pause = match take(db, &names, me).await {
            Ok(Some(job)) => {
                let Some(work) = kinds.get(job.kind.as_str()) else { continue };
                step(db, work.as_ref(), job, me, stopping).await;
                Duration::ZERO
            }
            Ok(None) => Duration::from_millis(500),
            Err(error) => {
                tracing::warn!(%error, "jobs can't be read");
                Duration::from_secs(2)
            }
        };
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn take(db: &Db, kinds: &[String], me: Uuid) -> Result<Option<Job>> {
    if kinds.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "update jobs set state = 2, leased_by = $1, lease_until = now() + make_interval(secs => $2), attempts = attempts + 1 \
         where (tenant_id, id) in (select tenant_id, id from jobs where state in (1, 2) and run_at <= now() \
           and (lease_until is null or lease_until < now() or leased_by = $1) and kind = any($3) \
           order by run_at for update skip locked limit 1) returning {COLUMNS}"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(me)
        .bind(SECONDS)
        .bind(kinds)
        .fetch_optional(&db.system)
        .await
        .map_err(fault)
}

async fn step(db: &Db, work: &dyn Work, mut job: Job, me: Uuid, stopping: &Arc<AtomicBool>) {
    let id = job.id;
    let tried = if job.attempts > MOST_ATTEMPTS {
        // its steps end with their process, again and again
        Err(Error::new(Kind::Internal, "TOO_MANY_ATTEMPTS"))
    } else {
        let lease = Lease::of(db, &job, me, stopping);
        let step = lease.held_during(try_step(db, work, &mut job, &lease));
        let step = AssertUnwindSafe(step).catch_unwind();
        step.await.unwrap_or_else(|_| Err(Error::internal("the step panicked")))
    };
    let (error, later) = match tried {
        Ok(()) => return,
        Err(error) => {
            let passing = matches!(error.kind(), Kind::Unavailable | Kind::StaleVersion);
            (error, passing && job.attempts < MOST_ATTEMPTS)
        }
    };
    tracing::warn!(%error, job = %id, kind = job.kind, later, "job step failed");
    // of wrong values the first says more than that something is wrong
    let text = error.fields().first().map_or(error.reason(), |field| field.reason);
    let sql = if later {
        "update jobs set error = $3, lease_until = null, run_at = now() + make_interval(secs => attempts * attempts) where tenant_id = $1 and id = $2 and leased_by = $4"
    } else {
        "update jobs set error = $3, state = 4, finished_at = now(), lease_until = null where tenant_id = $1 and id = $2 and leased_by = $4"
    };
    let told = sqlx::query(sql).bind(job.tenant_id).bind(id).bind(text).bind(me).execute(&db.system).await;
    if let Err(error) = told {
        tracing::warn!(%error, job = %id, "job's failure can't be noted, its lease will run out");
    }
}

async fn try_step(db: &Db, work: &dyn Work, job: &mut Job, lease: &Lease) -> Result<()> {
    let (ctx, me) = (work.ctx(job).await?, lease.holder);
    if !job.cancel_requested {
        work.before(&ctx, job, lease).await?;
    }
    let asked = job.clone();
    let Err(refusal) = commit_step(db, work, &ctx, job, me).await else { return Ok(()) };
    let tried = std::mem::replace(job, asked);
    let mut uow = db.begin(&ctx).await?;
    work.refused(&mut uow, job, &tried, refusal).await?;
    progress(&mut uow, job, me, RUNNING, Duration::ZERO, "").await?;
    uow.commit_quietly().await
}

async fn commit_step(db: &Db, work: &dyn Work, ctx: &Ctx, job: &mut Job, me: Uuid) -> Result<()> {
    let mut uow = db.begin(ctx).await?;
    let (state, pause, why) = if job.cancel_requested {
        (CANCELLED, Duration::ZERO, "")
    } else {
        match work.step(&mut uow, job).await? {
            Step::Again => (RUNNING, Duration::ZERO, ""),
            Step::Later(pause, why) => (QUEUED, pause, why),
            Step::Finished => (SUCCEEDED, Duration::ZERO, ""),
        }
    };
    progress(&mut uow, job, me, state, pause, why).await?;
    uow.commit_quietly().await
}

/// A step that made headway starts its count of attempts anew; who lost the lease writes nothing.
async fn progress(
    uow: &mut Uow<'_>,
    job: &Job,
    me: Uuid,
    state: i16,
    pause: Duration,
    why: &str,
) -> Result<()> {
    let done = sqlx::query(
        "update jobs set done = $3, total = $4, cursor = $5, result = $6, state = $7, attempts = 0, error = $9, \
           run_at = now() + make_interval(secs => $8), \
           lease_until = case when $7 = 2 then now() else null end, \
           finished_at = case when $7 > 2 then now() end where id = $1 and leased_by = $2",
    )
    .bind(job.id)
    .bind(me)
    .bind(job.done)
    .bind(job.total)
    .bind(&job.cursor)
    .bind(&job.result)
    .bind(state)
    .bind(pause.as_secs_f64())
    .bind(why)
    .execute(uow.unscoped("the job's own row"))
    .await
    .map_err(fault)?;
    match done.rows_affected() {
        0 => Err(Error::unavailable("LEASE_LOST")),
        _ => Ok(()),
    }
}
