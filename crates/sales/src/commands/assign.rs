//! Giving a deal to a colleague.

use kernel::{Ctx, Result};
use proto::sales::v1 as wire;
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{Db, Uow, record::parse_id};

use super::{done, tell_owner};
use crate::{ledger, records::Opportunity};

pub async fn assign(
    db: &Db,
    ctx: &Ctx,
    request: wire::AssignOpportunityRequest,
    owner: NewOwner,
) -> Result<wire::Opportunity> {
    let id = parse_id("id", &request.id)?;
    let reason = ledger::remark(&request.reason).map_err(|error| error.at("reason"))?;
    let mut uow = db.begin(ctx).await?;
    let mut deal = uow.lock::<Opportunity>(id).await?;
    if hand_over(&mut uow, &mut deal, &owner, reason)? {
        tell_owner(&mut uow, &deal)?;
    }
    done(uow, &deal).await
}

/// The change itself, for one or for many; says whether it was not his already.
pub fn hand_over(
    uow: &mut Uow<'_>,
    deal: &mut Opportunity,
    owner: &NewOwner,
    reason: Option<String>,
) -> Result<bool> {
    let from = deal.head.placement.owner_id;
    if from == Some(owner.id) {
        return Ok(false);
    }
    deal.head.placement.give_to(owner.id, owner.department);
    uow.save(deal);
    uow.emit("assigned", deal, json!({"fromOwnerId": from, "ownerId": owner.id, "reason": reason}))?;
    Ok(true)
}
