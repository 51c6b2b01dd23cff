//! When the bucket was lost, everything is published again from what identity keeps.

use kernel::Result;
use store::{Db, fault};

/// Queues every kept document of every tenant. Nobody changes rights meanwhile, so no old document
/// comes after a newer one. Ends of sessions are queued too: an ended token may have minutes to live.
pub async fn all(db: &Db) -> Result<u64> {
    let mut tx = db.system.begin().await.map_err(fault)?;
    sqlx::query("select 1 from tenants order by tenant_id for update")
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
    let queued = sqlx::query(
        "insert into outbox (id, tenant_id, kind, subject, payload) \
         select gen_random_uuid(), tenant_id, 'kv', '$KV.policy.' || key, document from policy_documents \
         order by tenant_id, revision",
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    db.poke();
    Ok(queued.rows_affected())
}
