//! A customer comes back from the recycle bin with the contacts that went with it: to its owner, or to
//! its pool. If the pool was deleted meanwhile, the first open one that takes it
//! stands in.

use kernel::{Ctx, Result};
use proto::customers::v1 as wire;
use runtime::App;
use store::{Uow, record::parse_id};

use super::{done, release};
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
    seat,
};

pub async fn restore(app: &App, ctx: &Ctx, id: &str) -> Result<wire::Customer> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    // he will hold one more
    if let Some(owner) = uow.peek_deleted::<Customer>(id).await?.head.placement.owner_id {
        seat::lock(&mut uow, owner).await?;
    }
    let mut customer = uow.lock_deleted::<Customer>(id).await?;
    take_out(&mut uow, &mut customer).await?;
    done(uow, &customer).await
}

/// The way back itself, for one or for many; the customer is locked, its owner's seat before it.
pub async fn take_out(uow: &mut Uow<'_>, customer: &mut Customer) -> Result<()> {
    let before = customer.clone();
    let moved = find_a_pool(uow, customer).await?;
    uow.restore(customer).await?;
    if moved {
        ledger::note(uow, PoolMoveAction::Entered, customer, Some(&before), None);
    }
    Ok(())
}

/// Does it wait in a pool that is there? Else it moves to one that is; says whether it moved.
async fn find_a_pool(uow: &mut Uow<'_>, customer: &mut Customer) -> Result<bool> {
    let Some(id) = customer.pool_id else { return Ok(false) };
    if !uow.get_unscoped::<Pool>(&[id], "is the pool of a restored customer still there").await?.is_empty() {
        return Ok(false);
    }
    let ctx = uow.ctx();
    let pool = release::choose(uow, ctx, customer, None).await?;
    customer.put_into(pool.head.id, ctx.recorded_at());
    Ok(true)
}
