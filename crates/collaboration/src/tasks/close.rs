//! A task ends: done, or cancelled; with a word on what came of it. Owner and giver are told, unless it was
//! they who ended it.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::collaboration::v1 as wire;
use serde_json::json;
use store::{Db, Record, input, record::parse_id, records};

use super::{remind, tell};
use crate::records::{Task, TaskState};

pub async fn complete(db: &Db, ctx: &Ctx, request: wire::CompleteTaskRequest) -> Result<wire::Task> {
    close(db, ctx, &request.id, &request.outcome, TaskState::Done).await
}

pub async fn cancel(db: &Db, ctx: &Ctx, request: wire::CancelTaskRequest) -> Result<wire::Task> {
    close(db, ctx, &request.id, &request.outcome, TaskState::Cancelled).await
}

async fn close(db: &Db, ctx: &Ctx, id: &str, outcome: &str, state: TaskState) -> Result<wire::Task> {
    let id = parse_id("id", id)?;
    let outcome = said(outcome)?;
    let mut uow = db.begin(ctx).await?;
    let mut task = uow.lock::<Task>(id).await?;
    if !task.is_open() {
        return Err(Error::precondition("TASK_NOT_OPEN"));
    }
    let done = state == TaskState::Done;
    task.state = state;
    task.done_at = done.then(|| ctx.recorded_at());
    task.outcome = outcome;
    remind::forget(&mut uow, &task).await?;
    uow.save(&mut task);
    let (verb, reason) = if done { ("completed", "TASK_DONE") } else { ("cancelled", "TASK_CANCELLED") };
    uow.emit(verb, &task, json!({"outcome": task.outcome}))?;
    tell(&mut uow, ctx, reason, &task)?;
    records::answer(uow, &task).await
}

/// The outcome as it is kept, checked like any text of the task.
fn said(outcome: &str) -> Result<Option<String>> {
    let Some(field) = Task::DEF.field("outcome") else { return Ok(None) };
    let mut errors = FieldErrors::default();
    let outcome = input::text(field, "", Some(outcome), &mut errors);
    errors.finish()?;
    Ok(outcome)
}
