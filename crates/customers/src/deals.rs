//! How a customer's deals stand, learned from sales' events. Every deal is a row, so that a deleted
//! one takes itself back: open, won, when the last was won and when the last began.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Result, Time, Uuid};
use runtime::follow_ups::lock_facts;
use serde::Deserialize;
use store::{Uow, fault};

use crate::{records::Customer, recycle::foresight};

const OPEN: i16 = 1;
const WON: i16 = 2;
const LOST: i16 = 3;

/// Listens to deals.
pub fn consumer() -> Consumer {
    Consumer::projection("deals", &["*.sales.opportunity.*"], Deals)
}

struct Deals;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Deal {
    customer_id: Uuid,
    state: String,
    created_at: Time,
    #[serde(default)]
    closed_at: Option<Time>,
}

impl Deal {
    fn state(&self) -> Result<i16> {
        match self.state.as_str() {
            "OPEN" => Ok(OPEN),
            "WON" => Ok(WON),
            "LOST" => Ok(LOST),
            other => Err(Error::internal(format!("a deal in the state {other}"))),
        }
    }
}

#[async_trait]
impl Handler for Deals {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        // facts of a deal don't change how it stands
        if !event.is_snapshot() || event.verb() == "facts_changed" {
            return Ok(());
        }
        let deal: Option<Deal> = event.record().map_err(Error::internal)?;
        let deal = deal.ok_or_else(|| Error::internal("a deal's event without its record"))?;
        let customer = match uow.get_deleted::<Customer>(deal.customer_id).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        let revision = lock_facts::<Customer>(uow, customer.head.id).await?;
        if keep(uow, event, &deal).await? && recompute(uow, customer.head.id).await? {
            let mut customer = uow.get_deleted::<Customer>(customer.head.id).await?;
            foresight::heard(uow, &mut customer).await?;
            uow.emit_facts(&customer, revision);
        }
        Ok(())
    }
}

/// Keeps the deal unless a newer version is known; says whether it was news.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, deal: &Deal) -> Result<bool> {
    let (tenant, state) = (uow.ctx().tenant, deal.state()?);
    let done = sqlx::query(
        "insert into deals (tenant_id, opportunity_id, customer_id, version, state, opened_at, won_at, deleted) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (tenant_id, opportunity_id) do update set version = excluded.version, state = excluded.state, \
           opened_at = excluded.opened_at, won_at = excluded.won_at, deleted = excluded.deleted \
         where deals.version < excluded.version",
    )
    .bind(tenant)
    .bind(event.data.id)
    .bind(deal.customer_id)
    .bind(event.data.version)
    .bind(state)
    .bind(deal.created_at)
    .bind(deal.closed_at.filter(|_| state == WON))
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

/// Counts anew; says whether anything is different now.
async fn recompute(uow: &mut Uow<'_>, customer: Uuid) -> Result<bool> {
    let done = sqlx::query(
        "update customers_facts f set open_deals = c.open, won_deals = c.won, last_won_at = c.last_won, \
           last_deal_at = c.last_deal \
         from (select (count(*) filter (where state = $2))::int as open, (count(*) filter (where state = $3))::int as won, \
             max(won_at) as last_won, max(opened_at) as last_deal \
           from deals where customer_id = $1 and not deleted) c \
         where f.id = $1 and (f.open_deals, f.won_deals, f.last_won_at, f.last_deal_at) \
           is distinct from (c.open, c.won, c.last_won, c.last_deal)",
    )
    .bind(customer)
    .bind(OPEN)
    .bind(WON)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}
