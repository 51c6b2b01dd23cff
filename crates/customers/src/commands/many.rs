//! Many customers or contacts at once. What is done to each, and how it is taken back, is the same for all records
//! (`runtime::many`); customers also change hands, within the limits of who gets them.

use async_trait::async_trait;
use kernel::{Ctx, Date, Error, Result, Time, Uuid};
use proto::customers::v1 as wire;
use runtime::{
    App,
    many::{self, Asked, Gift, Many, May, Stood},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use store::{Uow, jobs::Job, many::Outcome};

use super::{assign, restore, transfer};
use crate::{
    ledger,
    records::{Contact, Customer, Pool, PoolMoveAction},
    recycle::foresight,
    seat::{self, Seat},
};

const TRANSFER: &str = "customers.customer.transfer";
const ASSIGN: &str = "customers.customer.assign";

pub async fn customers(app: &App, ctx: &Ctx, request: wire::BulkCustomersRequest) -> Result<Job> {
    let asked = Asked {
        ids: request.ids,
        filter: request.filter,
        search: request.search,
        update: request.update,
        update_mask: request.update_mask.map(|mask| mask.paths),
        owner_id: request.owner_id,
        reason: request.reason,
        add_tags: request.add_tags,
        remove_tags: request.remove_tags,
        delete: request.delete,
        ..Asked::default()
    };
    many::start::<Customer>(app, ctx, asked).await
}

pub async fn contacts(app: &App, ctx: &Ctx, request: wire::BulkContactsRequest) -> Result<Job> {
    let asked = Asked {
        ids: request.ids,
        filter: request.filter,
        search: request.search,
        update: request.update,
        update_mask: request.update_mask.map(|mask| mask.paths),
        delete: request.delete,
        ..Asked::default()
    };
    many::start::<Contact>(app, ctx, asked).await
}

/// Hands over all owned customers that match.
pub async fn transfer_all(app: &App, ctx: &Ctx, request: wire::TransferCustomersRequest) -> Result<Job> {
    let asked = Asked {
        filter: request.filter,
        owner_id: request.owner_id,
        reason: request.reason,
        owned_only: true,
        ..Asked::default()
    };
    many::start::<Customer>(app, ctx, asked).await
}

#[async_trait]
impl Many for Contact {
    const JOB: &'static str = "bulk_contacts";
    const MAY: May = May {
        bulk: "customers.contact.bulk",
        update: &["customers.contact.update"],
        delete: &["customers.contact.delete"],
        restore: &["customers.contact.restore"],
        give: &[],
    };
    type Seat = ();

    async fn seat(_: &mut Uow<'_>, _: Uuid) -> Result<()> {
        Ok(())
    }
}

#[async_trait]
impl Many for Customer {
    const JOB: &'static str = "bulk_customers";
    const MAY: May = May {
        bulk: "customers.customer.bulk",
        update: &["customers.customer.update"],
        delete: &["customers.customer.delete"],
        restore: &["customers.customer.restore"],
        give: &[TRANSFER, ASSIGN],
    };
    type Seat = Seat;

    async fn seat(uow: &mut Uow<'_>, owner: Uuid) -> Result<Seat> {
        seat::lock(uow, owner).await
    }

    /// Owned ones are transferred, pooled ones assigned.
    async fn give(uow: &mut Uow<'_>, id: Uuid, gift: &Gift<Seat>) -> Result<Outcome> {
        let seen = uow.get::<Self>(id).await?;
        let customer = if seen.pool_id.is_some() && !gift.owned_only {
            if !uow.ctx().access.may(ASSIGN) {
                return Err(Error::forbidden(ASSIGN));
            }
            let customer = assign::hand_out(uow, id, &gift.owner, &gift.seat).await?;
            // the next one counts what he holds by then
            uow.flush().await?;
            customer
        } else {
            let mut customer = uow.lock::<Self>(id).await?;
            transfer::hand_over(uow, &mut customer, &gift.owner, gift.reason.clone()).await?;
            customer
        };
        if customer.head.version == seen.head.version {
            return Ok(Outcome::Unchanged);
        }
        // as it was when it was locked
        let before = uow.original::<Self>(id).map_or_else(|| Place::of(&seen), Place::of);
        let before = serde_json::to_value(before).map_err(Error::internal)?;
        Ok(Outcome::Changed { version: customer.head.version, before })
    }

    /// To whom or where it was.
    async fn give_back(uow: &mut Uow<'_>, customer: &mut Self, before: &Json) -> Result<()> {
        let place: Place = serde_json::from_value(before.clone()).map_err(Error::internal)?;
        if let Some(pool) = place.pool_id
            && uow
                .get_unscoped::<Pool>(&[pool], "is the pool that it came from still there")
                .await?
                .is_empty()
        {
            return Err(Error::precondition("NO_POOL_TAKES_IT"));
        }
        let given = customer.clone();
        let detail = json!({
            "fromOwnerId": given.head.placement.owner_id, "ownerId": place.stood.owner_id, "poolId": place.pool_id,
            "undo": true,
        });
        place.take(customer);
        uow.save(customer);
        let (verb, action) = match customer.pool_id {
            Some(_) => ("released", PoolMoveAction::Released),
            None => ("transferred", PoolMoveAction::Transferred),
        };
        uow.emit(verb, customer, detail)?;
        ledger::note(uow, action, customer, Some(&given), None);
        // the coming night sees it where it is now
        foresight::forget(uow, customer.head.id).await
    }

    async fn take_out(uow: &mut Uow<'_>, customer: &mut Self) -> Result<()> {
        restore::take_out(uow, customer).await
    }
}

/// Whose a customer was, or where it waited.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(flatten)]
    stood: Stood,
    pool_id: Option<Uuid>,
    pooled_at: Option<Time>,
    owned_since: Option<Time>,
    previous_owner_id: Option<Uuid>,
    home_pool_id: Option<Uuid>,
    protected_until: Option<Date>,
    protection_reason: Option<String>,
}

impl Place {
    fn of(customer: &Customer) -> Self {
        Self {
            stood: Stood::of(customer),
            pool_id: customer.pool_id,
            pooled_at: customer.pooled_at,
            owned_since: customer.owned_since,
            previous_owner_id: customer.previous_owner_id,
            home_pool_id: customer.home_pool_id,
            protected_until: customer.protected_until,
            protection_reason: customer.protection_reason.clone(),
        }
    }

    fn take(self, customer: &mut Customer) {
        self.stood.put_back(customer);
        customer.pool_id = self.pool_id;
        customer.pooled_at = self.pooled_at;
        customer.owned_since = self.owned_since;
        customer.previous_owner_id = self.previous_owner_id;
        customer.home_pool_id = self.home_pool_id;
        customer.protected_until = self.protected_until;
        customer.protection_reason = self.protection_reason;
    }
}
