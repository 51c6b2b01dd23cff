//! Giving a customer back: to the named pool, or to the one it came from, or to the first open one whose
//! condition takes it.

use kernel::{Ctx, Error, Result, Uuid};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::json;
use store::{Uow, record::parse_id};

use super::{done, reason};
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
    recycle::{foresight, homes::Homes},
};

pub async fn release(app: &App, ctx: &Ctx, request: wire::ReleaseCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let reason = reason(&request.reason)?;
    let named = Some(request.pool_id.as_str()).filter(|p| !p.is_empty());
    let named = named.map(|pool| parse_id("poolId", pool)).transpose()?;

    let mut uow = app.db.begin(ctx).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    if customer.head.placement.owner_id.is_none() {
        return Err(Error::precondition("NOT_OWNED"));
    }
    let pool = choose(&mut uow, ctx, &customer, named).await?;
    let before = customer.clone();
    customer.put_into(pool.head.id, ctx.recorded_at());
    uow.save(&mut customer);
    let detail = json!({"poolId": pool.head.id, "ownerId": before.head.placement.owner_id, "reason": reason});
    uow.emit("released", &customer, detail)?;
    ledger::note(&mut uow, PoolMoveAction::Released, &customer, Some(&before), reason);
    foresight::forget(&mut uow, id).await?;
    done(uow, &customer).await
}

/// The named pool if it takes the customer, else its own, else the first that takes it.
pub async fn choose(uow: &mut Uow<'_>, ctx: &Ctx, customer: &Customer, named: Option<Uuid>) -> Result<Pool> {
    let homes = Homes::open(uow).await?;
    let home = match named {
        None => homes.of(customer, ctx).ok_or_else(|| Error::precondition("NO_POOL_TAKES_IT"))?,
        Some(id) => {
            let home = homes.named(id);
            home.ok_or_else(|| {
                Error::invalid("poolId", "NO_SUCH_RECORD").with("id", id).with("kind", "pool")
            })?
        }
    };
    if home.takes(customer, ctx) {
        return Ok(home.pool.clone());
    }
    Err(Error::precondition("POOL_DOES_NOT_TAKE").with("pool", &home.pool.name))
}
