//! Giving an owned customer to a colleague.

use kernel::{Ctx, Error, Result};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::json;
use store::{Uow, record::parse_id};

use super::{NewOwner, done, new_owner, reason};
use crate::{
    ledger,
    records::{Customer, PoolMoveAction},
    recycle::foresight,
    seat,
};

pub async fn transfer(
    app: &App,
    ctx: &Ctx,
    request: wire::TransferCustomerRequest,
) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let reason = reason(&request.reason)?;
    let owner = new_owner(app, ctx, "ownerId", &request.owner_id).await?;
    let mut uow = app.db.begin(ctx).await?;
    seat::lock(&mut uow, owner.id).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    hand_over(&mut uow, &mut customer, &owner, reason).await?;
    done(uow, &customer).await
}

/// The change itself, for one or for many; the new owner's seat is locked.
pub async fn hand_over(
    uow: &mut Uow<'_>,
    customer: &mut Customer,
    owner: &NewOwner,
    reason: Option<String>,
) -> Result<()> {
    let before = customer.clone();
    let from = before.head.placement.owner_id;
    if from.is_none() {
        return Err(Error::precondition("NOT_OWNED"));
    }
    if from == Some(owner.id) {
        return Ok(());
    }
    customer.give_to(owner.id, owner.department, uow.ctx().recorded_at());
    uow.save(customer);
    uow.emit("transferred", customer, json!({"fromOwnerId": from, "ownerId": owner.id, "reason": reason}))?;
    ledger::note(uow, PoolMoveAction::Transferred, customer, Some(&before), reason);
    // a new owner has all the time that the rules give
    foresight::forget(uow, customer.head.id).await
}
