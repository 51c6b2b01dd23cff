//! A task comes back from the recycle bin, and with it the reminder that still lies ahead.

use kernel::{Ctx, Result};
use proto::collaboration::v1 as wire;
use store::{Db, record::parse_id, records};

use super::remind;
use crate::records::Task;

pub async fn restore(db: &Db, ctx: &Ctx, id: &str) -> Result<wire::Task> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut task = uow.lock_deleted::<Task>(id).await?;
    uow.restore(&mut task).await?;
    remind::plan(&mut uow, &task).await?;
    records::answer(uow, &task).await
}
