//! A task is changed: its due day is settled anew, and its reminder planned anew.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::collaboration::v1 as wire;
use store::{Db, Mask, Record, Rules, directory, record::parse_id, records};

use super::remind;
use crate::records::Task;

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::Task>,
    paths: Option<Vec<String>>,
    resolver: &dyn directory::Resolve,
) -> Result<wire::Task> {
    let given = given.ok_or_else(|| Error::invalid("task", "REQUIRED"))?;
    let id = parse_id("id", Task::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Task>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Task::DEF, &ctx.access, &paths, &mut errors);
    let mut probe = Task::default();
    probe.apply(&given, &mask, &mut FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;

    let mut uow = db.begin(ctx).await?;
    let mut task = uow.lock::<Task>(id).await?;
    let before = task.clone();
    task.apply(&given, &mask, &mut errors);
    task.check(ctx, Some(&before), &mut errors);
    errors.finish()?;
    task.settle(ctx);
    records::check_references(&mut uow, &task, Some(&before)).await?;
    task.verify(&mut uow, Some(&before)).await?;
    if task.remind_at != before.remind_at {
        remind::plan(&mut uow, &task).await?;
    }
    uow.save(&mut task);
    records::answer(uow, &task).await
}
