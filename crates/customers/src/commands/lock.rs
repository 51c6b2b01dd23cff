//! Locking a customer: it refuses edits on every path until it is unlocked.

use kernel::{Ctx, Result};
use proto::customers::v1 as wire;
use runtime::App;
use store::record::parse_id;

use super::done;
use crate::records::Customer;

/// Sets or takes away the lock.
pub async fn set_locked(app: &App, ctx: &Ctx, id: &str, locked: bool) -> Result<wire::Customer> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut customer = uow.lock_even_locked::<Customer>(id).await?;
    customer.head.locked = locked;
    uow.save(&mut customer);
    done(uow, &customer).await
}
