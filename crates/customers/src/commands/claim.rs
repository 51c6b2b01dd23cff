//! Claiming a customer from the public pool. Two people never both win one, and no limit is overrun:
//! the seat is locked before the counting, the customer before the deciding.

use kernel::{Ctx, Error, Kind, Result};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::json;
use store::record::parse_id;

use super::done;
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
    seat,
};

pub async fn claim(app: &App, ctx: &Ctx, request: wire::ClaimCustomerRequest) -> Result<wire::Customer> {
    let me = ctx.signed_in()?;
    let id = parse_id("id", &request.id)?;
    let mut uow = app.db.begin(ctx).await?;
    let seen = uow.get::<Customer>(id).await?;
    let pool = pool_of(&mut uow, &seen).await?;

    let seat = seat::lock(&mut uow, me).await?;
    let left = seat.left(&mut uow, id).await?;
    pool.cool_off_over(left, ctx.now)?;
    pool.room_today(seat.claimed_today(&mut uow, &pool).await?)?;
    pool.room_to_hold(seat.held(&mut uow, &pool.counts()?).await?)?;

    let mut customer = uow.lock_seen::<Customer>(id).await.map_err(lost)?;
    if customer.pool_id != seen.pool_id {
        return Err(Error::conflict("CLAIMED_MEANWHILE"));
    }
    let before = customer.clone();
    customer.give_to(me, ctx.access.department, ctx.recorded_at());
    uow.save(&mut customer);
    uow.emit("claimed", &customer, json!({"poolId": before.pool_id, "ownerId": me}))?;
    ledger::note(&mut uow, PoolMoveAction::Claimed, &customer, Some(&before), None);
    done(uow, &customer).await
}

/// The open pool that the customer waits in.
async fn pool_of(uow: &mut store::Uow<'_>, customer: &Customer) -> Result<Pool> {
    let id = customer.pool_id.ok_or_else(|| Error::conflict("NOT_IN_A_POOL"))?;
    let pool = uow.get::<Pool>(id).await?;
    if pool.closed {
        return Err(Error::precondition("POOL_CLOSED"));
    }
    Ok(pool)
}

/// It was there a moment ago: somebody else was faster.
fn lost(error: Error) -> Error {
    if error.kind() == Kind::NotFound { Error::conflict("CLAIMED_MEANWHILE") } else { error }
}
