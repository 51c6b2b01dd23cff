//! Jobs are kept for three months after their end, and with them what is needed to take them back. Then they are gone;
//! what they did is not.

use std::time::Duration;

use kernel::{Result, Time};

use super::RUNNING;
use crate::{Db, fault};

/// Days that an ended job can be looked at and taken back.
const KEPT: i64 = 90;
/// Rows of one commit.
const BATCH: i64 = 2000;
const DAILY: Duration = Duration::from_secs(24 * 3600);

/// Forgets for ever, at the start and then daily.
pub(super) async fn daily(db: &Db) {
    loop {
        match forget(db, db.clock.now()).await {
            Ok(0) => {}
            Ok(forgotten) => tracing::info!(service = db.service, forgotten, "old jobs are gone"),
            Err(error) => tracing::warn!(service = db.service, %error, "old jobs stay a while"),
        }
        tokio::time::sleep(DAILY).await;
    }
}

/// Forgets what ended long before now; tells how many jobs that were. What another process deletes is its business.
pub async fn forget(db: &Db, now: Time) -> Result<u64> {
    let until = now - chrono::Duration::days(KEPT);
    let items = "delete from job_items where ctid = any(array(select i.ctid from job_items i join jobs j \
         on j.tenant_id = i.tenant_id and j.id = i.job_id where j.state > $1 and j.finished_at < $2 limit $3))";
    while delete(db, items, until).await? > 0 {}
    let jobs = "delete from jobs where ctid = any(array(select ctid from jobs j where j.state > $1 and j.finished_at < $2 \
         and not exists (select 1 from job_items i where i.tenant_id = j.tenant_id and i.job_id = j.id) limit $3))";
    let mut forgotten = 0;
    loop {
        match delete(db, jobs, until).await? {
            0 => return Ok(forgotten),
            gone => forgotten += gone,
        }
    }
}

async fn delete(db: &Db, sql: &'static str, until: Time) -> Result<u64> {
    let gone = sqlx::query(sql).bind(RUNNING).bind(until).bind(BATCH).execute(&db.system).await;
    Ok(gone.map_err(fault)?.rows_affected())
}
