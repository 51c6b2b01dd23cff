//! Same POST, same key: the first answer's record again. The row is written in the command's own
//! transaction, so it holds over a restart and under a race.

use kernel::{Ctx, Error, Result, Uuid};

use crate::{Db, fault};

/// What an earlier call with the same key made.
#[derive(Debug, Clone)]
pub struct Done {
    pub kind: String,
    pub id: Uuid,
    pub version: i32,
}

/// Looks the caller's key up; a key used for another request is refused (422).
pub async fn find(db: &Db, ctx: &Ctx) -> Result<Option<Done>> {
    let Some(idempotency) = &ctx.idempotency else { return Ok(None) };
    let mut uow = db.begin(ctx).await?;
    let row: Option<(Vec<u8>, String, Uuid, i32)> = sqlx::query_as(
        "select hash, kind, record_id, version from idempotency where actor_id = $1 and method = $2 and key = $3",
    )
    .bind(ctx.user().unwrap_or_default())
    .bind(&idempotency.method)
    .bind(&idempotency.key)
    .fetch_optional(uow.unscoped("the caller's own idempotency key"))
    .await
    .map_err(fault)?;
    match row {
        Some((hash, ..)) if hash != idempotency.hash => Err(Error::precondition("IDEMPOTENCY_KEY_REUSED")),
        Some((_, kind, id, version)) => Ok(Some(Done { kind, id, version })),
        None => Ok(None),
    }
}

/// Forgets keys older than seven days; gives how many.
pub async fn forget(db: &Db) -> Result<u64> {
    let done = sqlx::query("delete from idempotency where created_at < now() - interval '7 days'")
        .execute(&db.system)
        .await
        .map_err(fault)?;
    Ok(done.rows_affected())
}
