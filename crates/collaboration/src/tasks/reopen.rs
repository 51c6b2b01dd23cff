//! A task that was done or cancelled is open again: it wasn't what was asked for, or came up anew.

use kernel::{Ctx, Error, Result};
use proto::collaboration::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::{remind, tell};
use crate::records::{Task, TaskState};

pub async fn reopen(db: &Db, ctx: &Ctx, request: wire::ReopenTaskRequest) -> Result<wire::Task> {
    let id = parse_id("id", &request.id)?;
    let mut uow = db.begin(ctx).await?;
    let mut task = uow.lock::<Task>(id).await?;
    if task.is_open() {
        return Err(Error::precondition("TASK_OPEN"));
    }
    (task.state, task.done_at) = (TaskState::Open, None);
    remind::plan(&mut uow, &task).await?;
    uow.save(&mut task);
    uow.emit("reopened", &task, json!({}))?;
    tell(&mut uow, ctx, "TASK_REOPENED", &task)?;
    records::answer(uow, &task).await
}
