//! A lead comes back from the recycle bin, to its owner or to where it waited.

use kernel::{Ctx, Result};
use proto::marketing::v1 as wire;
use store::{Db, record::parse_id};

use super::done;
use crate::{records::Lead, seat};

pub async fn restore(db: &Db, ctx: &Ctx, id: &str) -> Result<wire::Lead> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    // he will hold one more
    let owner = uow.peek_deleted::<Lead>(id).await?.head.placement.owner_id;
    seat::lock(&mut uow, owner.as_slice()).await?;
    let mut lead = uow.lock_deleted::<Lead>(id).await?;
    uow.restore(&mut lead).await?;
    done(uow, &lead).await
}
