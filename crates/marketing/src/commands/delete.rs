//! A lead goes to the recycle bin, unless it becomes a customer at this moment.

use kernel::{Ctx, Error, Result};
use store::{Db, Uow, record::parse_id};

use crate::records::{Lead, LeadStatus};

pub async fn delete(db: &Db, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    put_away(&mut uow, &mut lead).await?;
    uow.commit(&lead).await
}

/// The same for one of many.
pub async fn put_away(uow: &mut Uow<'_>, lead: &mut Lead) -> Result<()> {
    if lead.status == LeadStatus::Converting {
        return Err(Error::conflict("LEAD_CONVERTING"));
    }
    uow.delete(lead).await
}
