//! A pool's administrator gives a waiting customer to somebody; the holding cap counts for him too.

use kernel::{Ctx, Error, Result};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::json;
use store::record::parse_id;

use super::{done, new_owner};
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
    seat,
};

pub async fn assign(app: &App, ctx: &Ctx, request: wire::AssignCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let owner = new_owner(app, ctx, "ownerId", &request.owner_id).await?;
    let mut uow = app.db.begin(ctx).await?;
    let seen = uow.get::<Customer>(id).await?;
    let pool = seen.pool_id.ok_or_else(|| Error::precondition("NOT_IN_A_POOL"))?;
    let pool = uow.get::<Pool>(pool).await?;
    administers(ctx, &pool)?;

    let seat = seat::lock(&mut uow, owner.id).await?;
    pool.room_to_hold(seat.held(&mut uow, &pool.counts()?).await?)?;
    let mut customer = uow.lock_seen::<Customer>(id).await?;
    if customer.pool_id != seen.pool_id {
        return Err(Error::conflict("CLAIMED_MEANWHILE"));
    }
    let before = customer.clone();
    customer.give_to(owner.id, owner.department, ctx.recorded_at());
    uow.save(&mut customer);
    uow.emit("assigned", &customer, json!({"poolId": before.pool_id, "ownerId": owner.id}))?;
    ledger::note(&mut uow, PoolMoveAction::Assigned, &customer, Some(&before), None);
    done(uow, &customer).await
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
