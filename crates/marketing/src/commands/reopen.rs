//! Something comes of a lead after all: it goes on with whoever had it, or where it waited.

use kernel::{Ctx, Error, Result};
use proto::marketing::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id};

use super::{done, reason};
use crate::{
    ledger,
    records::{Lead, LeadMoveAction, LeadStatus},
    seat,
};

pub async fn reopen(db: &Db, ctx: &Ctx, request: wire::ReopenLeadRequest) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    let reason = reason("reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    // its owner will hold one more
    let owner = uow.get::<Lead>(id).await?.head.placement.owner_id;
    seat::lock(&mut uow, owner.as_slice()).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    if lead.status != LeadStatus::Disqualified {
        return Err(Error::precondition("LEAD_NOT_DISQUALIFIED"));
    }
    if lead.head.placement.owner_id != owner {
        return Err(Error::conflict("LEAD_CHANGED_MEANWHILE"));
    }
    let before = lead.clone();
    lead.reopen(ctx.recorded_at());
    uow.save(&mut lead);
    uow.emit("reopened", &lead, json!({"ownerId": owner, "reason": reason}))?;
    ledger::note(&mut uow, LeadMoveAction::Reopened, &lead, Some(&before), reason);
    done(uow, &lead).await
}
