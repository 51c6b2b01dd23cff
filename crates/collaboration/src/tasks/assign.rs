//! An open task goes to somebody else. Who hands it over is its giver from then on.

use kernel::{Ctx, Error, Result};
use proto::collaboration::v1 as wire;
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::tell_owner;
use crate::records::Task;

pub async fn assign(db: &Db, ctx: &Ctx, id: &str, owner: NewOwner) -> Result<wire::Task> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut task = uow.lock::<Task>(id).await?;
    if !task.is_open() {
        return Err(Error::precondition("TASK_NOT_OPEN"));
    }
    let before = task.head.placement.owner_id;
    if before == Some(owner.id) {
        return Err(Error::invalid("ownerId", "ALREADY_OWNER"));
    }
    task.give_to(owner.id, owner.department, ctx.user());
    uow.save(&mut task);
    uow.emit("assigned", &task, json!({"ownerId": owner.id, "previousOwnerId": before}))?;
    tell_owner(&mut uow, ctx, &task)?;
    records::answer(uow, &task).await
}
