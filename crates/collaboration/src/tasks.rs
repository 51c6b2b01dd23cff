//! Tasks: what somebody is to do by when. People give them to themselves and to each other, the stages of
//! a sales process give them too; whoever gave one is told when it is done.

pub mod assign;
pub mod close;
pub mod create;
mod due;
pub mod known;
pub mod remind;
pub mod reopen;
pub mod restore;
mod rules;
pub mod stage;
pub mod update;

use kernel::{Ctx, Result, Uuid};
use serde_json::{Value as Json, json};
use store::{Uow, fault};

use crate::records::Task;

/// Tells the task's owner and its giver, but not who does it himself.
fn tell(uow: &mut Uow<'_>, ctx: &Ctx, reason: &str, task: &Task) -> Result<()> {
    let concerned = [task.head.placement.owner_id, task.given_by];
    let others: Vec<Uuid> = concerned.into_iter().flatten().filter(|id| Some(*id) != ctx.user()).collect();
    uow.notify(&others, reason, params(task), task)
}

/// Tells the owner that somebody else gave him the task.
fn tell_owner(uow: &mut Uow<'_>, ctx: &Ctx, task: &Task) -> Result<()> {
    let owner = task.head.placement.owner_id.filter(|id| Some(*id) != ctx.user());
    uow.notify(&owner.into_iter().collect::<Vec<_>>(), "TASK_GIVEN", params(task), task)
}

/// What programs may show beside the sentence.
fn params(task: &Task) -> Json {
    json!({"dueAt": task.due_at, "outcome": task.outcome})
}

/// The department in which somebody works.
async fn department_of(uow: &mut Uow<'_>, person: Uuid) -> Result<Option<Uuid>> {
    let department: Option<Option<Uuid>> =
        sqlx::query_scalar("select department_id from directory where kind = 'identity.user' and id = $1")
            .bind(person)
            .fetch_optional(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(department.flatten())
}
