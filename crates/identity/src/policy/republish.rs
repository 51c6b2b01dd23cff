//! When the bucket was lost, everything is published again from what identity keeps.

use kernel::{Ctx, Result, Uuid};
use runtime::App;
use store::{Db, fault};

use super::publish;
use crate::org::Org;

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

/// Companies whose document a former version wrote get all that this one says in it.
pub async fn brought_up(app: &App) -> Result<()> {
    let db = &app.db;
    let behind: Vec<Uuid> = sqlx::query_scalar(
        "select tenant_id from policy_documents where key like '%.tenant' and document not like '%\"desks\":%'",
    )
    .fetch_all(&db.system)
    .await
    .map_err(fault)?;
    for tenant in behind {
        let ctx = Ctx::system(db.service, tenant, db.clock.now());
        let mut uow = db.begin(&ctx).await?;
        let org = Org::take(&mut uow).await?;
        let published = publish::publish(&mut uow, &org).await?;
        uow.commit_quietly().await?;
        published.apply(&app.policy);
    }
    db.poke();
    Ok(())
}
