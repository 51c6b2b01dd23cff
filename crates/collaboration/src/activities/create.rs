//! A follow-up is noted: it belongs to its author, and happened now unless he says when.

use kernel::{Ctx, Result};
use proto::collaboration::v1 as wire;
use store::{Db, directory::Resolve, records};

use super::lead;
use crate::records::Activity;

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::Activity>,
    resolver: &dyn Resolve,
) -> Result<wire::Activity> {
    let (mut activity, errors) = records::described::<Activity>(ctx, given)?;
    lead::complete(db, ctx, &mut activity, resolver).await?;
    activity.happened_at.get_or_insert(ctx.recorded_at());
    records::save_new(db, ctx, activity, errors, resolver).await
}
