//! What nobody needs any more is forgotten once a day: sessions that ended a season ago, old
//! invitations, and ends of sessions that outlived every token.

use std::{sync::Arc, time::Duration};

use futures::FutureExt;
use kernel::{Result, Time};
use runtime::{App, Background};
use store::{Db, fault};

const DAILY: Duration = Duration::from_secs(24 * 3600);
/// How long an ended session can still be looked up.
const SEASON: chrono::Duration = chrono::Duration::days(90);

/// Runs at start and then daily.
pub fn background(app: Arc<App>) -> Background {
    Box::new(move |stop| {
        async move {
            loop {
                match forget(&app.db, app.clock.now()).await {
                    Ok(rows) => tracing::debug!(rows, "old sessions and invitations are gone"),
                    Err(error) => tracing::warn!(%error, "old sessions and invitations stay a while"),
                }
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(DAILY) => {}
                }
            }
        }
        .boxed()
    })
}

/// Forgets; gives how many rows.
pub async fn forget(db: &Db, now: Time) -> Result<u64> {
    let old = now - SEASON;
    let statements = [
        "delete from sessions where coalesce(ended_at, last_used_at) < $1",
        "delete from invitations where expires_at < $1",
        "delete from policy_documents where key like '%.not\\_before.%' \
         and to_timestamp((document::json ->> 'at')::double precision) < $1",
    ];
    let mut rows = 0;
    for sql in statements {
        rows += sqlx::query(sql).bind(old).execute(&db.system).await.map_err(fault)?.rows_affected();
    }
    Ok(rows)
}
