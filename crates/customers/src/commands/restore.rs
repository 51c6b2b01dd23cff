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
    let mut customer = take_out(&mut uow, id).await?;
    let before = customer.clone();
    let moved = find_a_pool(&mut uow, &mut customer).await?;
    uow.restore(&mut customer).await?;
    if moved {
        ledger::note(&mut uow, PoolMoveAction::Entered, &customer, Some(&before), None);
    }
    done(uow, &customer).await
}

/// Locks it; its owner's seat first, since he will hold one more.
async fn take_out(uow: &mut Uow<'_>, id: kernel::Uuid) -> Result<Customer> {
    let seen = uow.peek_deleted::<Customer>(id).await?;
    if let Some(owner) = seen.head.placement.owner_id {
        seat::lock(uow, owner).await?;
    }
    uow.lock_deleted::<Customer>(id).await
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
