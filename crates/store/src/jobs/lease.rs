//! A process's hold on a job: short, so that another process goes on soon when this one dies, and renewed by itself
//! while a step is at work.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use kernel::{Error, Result, Uuid};

use super::Job;
use crate::{Db, Uow, fault};

/// After so long without a sign another process may take the job.
pub(super) const SECONDS: f64 = 15.0;
/// How often a step gives one.
const BEAT: Duration = Duration::from_secs(4);
/// A step that takes longer, and doesn't say that it is getting on, has got stuck: somebody else may try.
const LONGEST: Duration = Duration::from_secs(60);

/// A process's hold on the job that it works on.
pub struct Lease {
    db: Db,
    tenant: Uuid,
    job: Uuid,
    pub(super) holder: Uuid,
    /// When it was last known that the work gets on.
    alive: Mutex<Instant>,
    stopping: Arc<AtomicBool>,
}

impl Lease {
    pub(super) fn of(db: &Db, job: &Job, holder: Uuid, stopping: &Arc<AtomicBool>) -> Self {
        let alive = Mutex::new(Instant::now());
        let stopping = Arc::clone(stopping);
        Self { db: db.clone(), tenant: job.tenant_id, job: job.id, holder, alive, stopping }
    }

    /// Is the process to end? What is committed by then counts, and the rest is for the next one: who does much in one
    /// turn looks in between.
    pub fn is_ending(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// Holds the job on, tells how far it is, and hears whether somebody wants it stopped; refused when another
    /// process has taken it.
    pub async fn keep(&self, job: &mut Job) -> Result<()> {
        let sql = "update jobs set done = $3, total = $4, lease_until = now() + make_interval(secs => $5) \
             where tenant_id = $1 and id = $2 and leased_by = $6 and state = 2 returning cancel_requested";
        let stop: Option<bool> = sqlx::query_scalar(sql)
            .bind(job.tenant_id)
            .bind(job.id)
            .bind(job.done)
            .bind(job.total)
            .bind(SECONDS)
            .bind(self.holder)
            .fetch_optional(&self.db.system)
            .await
            .map_err(fault)?;
        job.cancel_requested = stop.ok_or_else(|| Error::unavailable("LEASE_LOST"))?;
        *self.alive.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Instant::now();
        Ok(())
    }

    /// Notes in a unit of work of its own, beside the step's, how far the job is: what is committed there counts
    /// whatever becomes of the step. Hears whether somebody wants the job stopped; refused when another process has it.
    pub async fn progress(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<()> {
        let sql = "update jobs set done = $3, total = $4, cursor = $5, result = $6, attempts = 0, error = '', \
               lease_until = now() + make_interval(secs => $7) \
             where id = $1 and leased_by = $2 and state = 2 returning cancel_requested";
        let stop: Option<bool> = sqlx::query_scalar(sql)
            .bind(job.id)
            .bind(self.holder)
            .bind(job.done)
            .bind(job.total)
            .bind(&job.cursor)
            .bind(&job.result)
            .bind(SECONDS)
            .fetch_optional(uow.unscoped("the job's own row"))
            .await
            .map_err(fault)?;
        job.cancel_requested = stop.ok_or_else(|| Error::unavailable("LEASE_LOST"))?;
        *self.alive.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Instant::now();
        Ok(())
    }

    /// Does the work while the hold is renewed.
    pub(super) async fn held_during<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::select! {
            done = work => done,
            never = self.beat() => match never {},
        }
    }

    async fn beat(&self) -> std::convert::Infallible {
        // skipped where the step is at its end: it writes this row too, and would be waited for
        let sql = "update jobs set lease_until = now() + make_interval(secs => $4) where (tenant_id, id) in \
             (select tenant_id, id from jobs where tenant_id = $1 and id = $2 and leased_by = $3 and state = 2 \
              for update skip locked)";
        loop {
            tokio::time::sleep(BEAT).await;
            let alive = *self.alive.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            if alive.elapsed() > LONGEST {
                continue;
            }
            let beat = sqlx::query(sql).bind(self.tenant).bind(self.job).bind(self.holder).bind(SECONDS);
            if let Err(error) = beat.execute(&self.db.system).await {
                tracing::debug!(%error, job = %self.job, "the hold on a job was not renewed");
            }
        }
    }
}
