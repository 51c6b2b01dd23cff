//! Letting fall today what is due, without waiting for the night: the night's job for one pool.

use kernel::{Ctx, Error, Result};
use serde_json::json;
use store::{
    Db,
    jobs::{self, Job},
    record::parse_id,
};

use crate::{records::Pool, recycle::night::BY_HAND};

/// Puts the job in the queue.
pub async fn start(db: &Db, ctx: &Ctx, id: &str) -> Result<Job> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let pool = uow.lock::<Pool>(id).await?;
    if pool.closed {
        return Err(Error::precondition("POOL_CLOSED"));
    }
    if pool.recycle_rules.is_empty() {
        return Err(Error::precondition("POOL_HAS_NO_RULES"));
    }
    let args = json!({"poolId": id, "zone": ctx.zone.name()});
    let job = jobs::enqueue(&mut uow, BY_HAND, args, 0).await?;
    uow.commit_job(&job).await?;
    Ok(job)
}
