//! News grow old: what was read is kept for three months, what nobody read for six. Then it is gone; what it was
//! about is not.

use std::time::Duration;

use kernel::{Result, Time};
use store::{Db, fault};

/// Days that a notification is kept once it was read.
const READ: i64 = 90;
/// Days that one is kept which nobody reads.
const UNREAD: i64 = 180;
/// Notifications of one commit.
const BATCH: i64 = 2000;
const DAILY: Duration = Duration::from_secs(24 * 3600);

/// Forgets for ever, at the start and then daily.
pub async fn daily(db: &Db) {
    loop {
        match old(db, db.clock.now()).await {
            Ok(0) => {}
            Ok(forgotten) => tracing::info!(forgotten, "old notifications are gone"),
            Err(error) => tracing::warn!(%error, "old notifications stay a while"),
        }
        tokio::time::sleep(DAILY).await;
    }
}

/// Forgets what is old by now; tells how many there were. What another process deletes is its business.
pub async fn old(db: &Db, now: Time) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let gone = sqlx::query(
            "delete from notifications where (tenant_id, id) in (select tenant_id, id from notifications \
             where created_at < $1 and (read_at is not null or created_at < $2) limit $3 for update skip locked)",
        )
        .bind(now - chrono::Duration::days(READ))
        .bind(now - chrono::Duration::days(UNREAD))
        .bind(BATCH)
        .execute(&db.system)
        .await
        .map_err(fault)?
        .rows_affected();
        forgotten += gone;
        if gone == 0 {
            return Ok(forgotten);
        }
    }
}
