//! A pool's administrator gives a waiting customer to somebody; the holding cap counts for him too.

use kernel::{Ctx, Error, Result, Uuid};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::json;
use store::{Uow, record::parse_id};

use super::{NewOwner, done, new_owner};
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
    seat::{self, Seat},
};

pub async fn assign(app: &App, ctx: &Ctx, request: wire::AssignCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let owner = new_owner(app, ctx, "ownerId", &request.owner_id).await?;
    let mut uow = app.db.begin(ctx).await?;
    let seat = seat::lock(&mut uow, owner.id).await?;
    let customer = hand_out(&mut uow, id, &owner, &seat).await?;
    done(uow, &customer).await
}

/// The assignment itself, for one or for many.
pub async fn hand_out(uow: &mut Uow<'_>, id: Uuid, owner: &NewOwner, seat: &Seat) -> Result<Customer> {
    let ctx = uow.ctx();
    let seen = uow.get::<Customer>(id).await?;
    let pool = seen.pool_id.ok_or_else(|| Error::precondition("NOT_IN_A_POOL"))?;
    let pool = uow.get::<Pool>(pool).await?;
    administers(ctx, &pool)?;

    pool.room_to_hold(seat.held(uow, &pool.counts()?).await?)?;
    let mut customer = uow.lock_seen::<Customer>(id).await?;
    if customer.pool_id != seen.pool_id {
        return Err(Error::conflict("CLAIMED_MEANWHILE"));
    }
    let before = customer.clone();
    customer.give_to(owner.id, owner.department, ctx.recorded_at());
    uow.save(&mut customer);
    uow.emit("assigned", &customer, json!({"poolId": before.pool_id, "ownerId": owner.id}))?;
    ledger::note(uow, PoolMoveAction::Assigned, &customer, Some(&before), None);
    Ok(customer)
}

/// Named as the pool's administrator, or allowed to change the pool.
fn administers(ctx: &Ctx, pool: &Pool) -> Result<()> {
    let named = ctx.user().is_some_and(|me| pool.admin_ids.contains(&me));
    let permission = "customers.pool.update";
    if named || ctx.access.reach(permission).edits(&pool.head.placement) {
        return Ok(());
    }
    Err(Error::forbidden(permission))
}
