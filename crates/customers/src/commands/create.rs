//! Creating a customer: the caller's own, a colleague's (with the right to assign), or one for a pool.

use kernel::{Ctx, Error, Kind, Result};
use proto::customers::v1 as wire;
use runtime::App;
use store::{directory, records};

use super::{done, new_owner};
use crate::{
    ledger,
    records::{Customer, Pool, PoolMoveAction},
};

pub async fn create(app: &App, ctx: &Ctx, given: Option<wire::Customer>) -> Result<wire::Customer> {
    let mut given = given.ok_or_else(|| Error::invalid("customer", "REQUIRED"))?;
    let owner = given.owner_id.take();
    let (mut customer, mut errors) = records::described::<Customer>(ctx, Some(given))?;
    if let Some(owner) = owner {
        let other = Some(&owner) != ctx.user().map(|id| id.to_string()).as_ref();
        if other && !ctx.access.may("customers.customer.assign") {
            return Err(Error::forbidden("customers.customer.assign"));
        }
        if customer.pool_id.is_some() {
            errors.push("ownerId", "POOLED_OR_OWNED");
        }
        match new_owner(app, ctx, "ownerId", &owner).await {
            Ok(owner) => {
                customer.head.placement.owner_id = Some(owner.id);
                customer.head.placement.department_id = owner.department;
            }
            Err(refusal) if refusal.kind() == Kind::Invalid => errors.add(refusal),
            Err(refusal) => return Err(refusal),
        }
    }
    directory::ensure(&app.db, ctx, &app.resolver, &customer).await?;
    let mut uow = app.db.begin(ctx).await?;
    records::check_with_references(&mut uow, &customer, None, errors).await?;
    match customer.pool_id {
        None => customer.owned_since = Some(ctx.recorded_at()),
        Some(id) => {
            let pool = uow.get::<Pool>(id).await?;
            if pool.closed {
                return Err(Error::invalid("poolId", "POOL_CLOSED"));
            }
            // nobody's until somebody claims it, not even its creator's
            customer.head.placement.owner_id = None;
            customer.put_into(id, ctx.recorded_at());
        }
    }
    uow.insert(&mut customer);
    if customer.pool_id.is_some() {
        ledger::note(&mut uow, PoolMoveAction::Entered, &customer, None, None);
    }
    done(uow, &customer).await
}
