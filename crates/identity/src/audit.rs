//! Acts that change no field of a record and must be found later all the same: a password reset, an
//! invitation, a key.

use kernel::{Actor, Result, Uuid};
use store::{Uow, fault};

/// What was done to which record (version 0: it is none).
pub struct Act<'a> {
    pub action: &'a str,
    pub kind: &'a str,
    pub id: Uuid,
    pub version: i32,
    pub changes: serde_json::Value,
}

/// Notes the act in the unit of work's own transaction.
pub async fn note(uow: &mut Uow<'_>, act: Act<'_>) -> Result<()> {
    let ctx = uow.ctx();
    let actor = match &ctx.actor {
        Actor::User(_) => "user",
        Actor::Service { name, .. } => name,
        Actor::Anonymous => "anonymous",
    };
    sqlx::query(
        "insert into audit (tenant_id, id, at, actor_id, actor, action, kind, record_id, version, changes, request_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(ctx.tenant)
    .bind(Uuid::now_v7())
    .bind(ctx.now)
    .bind(ctx.user())
    .bind(actor)
    .bind(act.action)
    .bind(act.kind)
    .bind(act.id)
    .bind(act.version)
    .bind(sqlx::types::Json(act.changes))
    .bind(&ctx.request_id)
    .execute(uow.unscoped("an act of its own is noted beside the records' changes"))
    .await
    .map_err(fault)?;
    Ok(())
}
