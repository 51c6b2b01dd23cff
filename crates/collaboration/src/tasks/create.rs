//! A task is given: to oneself, or to a colleague, who is told.

use kernel::{Ctx, Error, Result};
use proto::collaboration::v1 as wire;
use runtime::colleague::NewOwner;
use store::{Db, directory, records};

use super::{remind, tell_owner};
use crate::records::{Task, TaskSource, TaskState};

/// `owner` is who the message names (its `owner_id` taken out), if it names anybody.
pub async fn create(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::Task>,
    owner: Option<NewOwner>,
    resolver: &dyn directory::Resolve,
) -> Result<wire::Task> {
    let mut task = records::draft::<Task>(ctx, given)?;
    let giver = ctx.recorded_by();
    let own = task.head.placement.clone();
    let (owner, department) = match owner {
        Some(owner) => (Some(owner.id), owner.department),
        None => (own.owner_id, own.department_id),
    };
    let owner = owner.ok_or_else(|| Error::invalid("ownerId", "REQUIRED"))?;
    if Some(owner) != giver && !ctx.access.may("collaboration.task.assign") {
        return Err(Error::forbidden("collaboration.task.assign"));
    }
    task.give_to(owner, department, giver);
    (task.state, task.source) = (TaskState::Open, TaskSource::Person);
    task.settle(ctx);
    directory::ensure(db, ctx, resolver, &task).await?;
    let mut uow = db.begin(ctx).await?;
    records::check_references(&mut uow, &task, None).await?;
    store::Rules::verify(&task, &mut uow, None).await?;
    remind::plan(&mut uow, &task).await?;
    uow.insert(&mut task);
    tell_owner(&mut uow, ctx, &task)?;
    records::answer(uow, &task).await
}
