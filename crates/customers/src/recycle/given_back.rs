//! A follow-up that was logged, or a deal that was opened, before the fall and heard of only after it gives
//! the customer back to whom it fell from, unless somebody has claimed it since.

use async_trait::async_trait;
use chrono::Duration;
use events::{Consumer, Envelope, Handler};
use kernel::{Ctx, Error, Result, Time, Uuid};
use serde::Deserialize;
use serde_json::json;
use store::{Uow, fault};

use super::{foresight, homes::Homes, judge::known};
use crate::{
    ledger,
    records::{Customer, PoolMoveAction},
    rules::fall::Stand,
    seat,
};

/// A step of the night may last so long: what was logged before its end was logged on a customer that
/// was still his.
const STEP: Duration = Duration::seconds(60);

/// Listen to new follow-ups and deals.
pub fn consumers() -> [Consumer; 2] {
    [
        Consumer::reaction("late-follow-ups", &["*.collaboration.activity.created"], LateNews::FollowUp),
        Consumer::reaction("late-deals", &["*.sales.opportunity.created"], LateNews::Deal),
    ]
}

/// The reaction, by what arrives late.
#[derive(Debug, Clone, Copy)]
pub enum LateNews {
    FollowUp,
    Deal,
}

/// What is read of either.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct News {
    /// Follow-ups on leads have none.
    #[serde(default)]
    customer_id: Option<Uuid>,
    created_at: Time,
}

/// A fall as the ledger tells it.
#[derive(sqlx::FromRow)]
struct Last {
    action: i16,
    from_owner_id: Option<Uuid>,
    held_since: Option<Time>,
}

#[async_trait]
impl Handler for LateNews {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let news: Option<News> = event.record().map_err(Error::internal)?;
        let news = news.ok_or_else(|| Error::internal("an event without its record"))?;
        let Some(customer) = news.customer_id else { return Ok(()) };
        let found = uow.get_unscoped::<Customer>(&[customer], "a fallen customer, seen or not").await?;
        let Some(fallen) = found.into_iter().next() else { return Ok(()) };
        let Some((fell_at, pool)) = fallen.pooled_at.zip(fallen.pool_id) else { return Ok(()) };
        if news.created_at > fell_at + STEP {
            return Ok(());
        }
        let last = last_move(uow, fallen.head.id).await?;
        let recycled = i32::from(PoolMoveAction::Recycled);
        let Some(last) = last.filter(|last| i32::from(last.action) == recycled) else { return Ok(()) };
        let Some(owner) = last.from_owner_id else { return Ok(()) };
        let department = department(uow, owner).await?;
        let before = as_it_was(&fallen, owner, department, last.held_since);
        let stand = self.adds(known(&before), news.created_at);
        if falls_all_the_same(uow, &before, stand, pool, fell_at).await? {
            return Ok(());
        }

        seat::lock(uow, owner).await?;
        let mut customer = uow.lock_even_locked::<Customer>(fallen.head.id).await?;
        if customer.pool_id != Some(pool) || customer.pooled_at != Some(fell_at) {
            return Ok(());
        }
        let before = customer.clone();
        customer.give_to(owner, department, last.held_since.unwrap_or(fell_at));
        uow.save(&mut customer);
        let detail =
            json!({"poolId": pool, "ownerId": owner, "because": event.data.kind, "id": event.data.id});
        uow.emit("given_back", &customer, detail)?;
        ledger::note(uow, PoolMoveAction::GivenBack, &customer, Some(&before), None);
        uow.notify(&[owner], "CUSTOMER_GIVEN_BACK", json!({}), &customer)
    }
}

/// The customer as it was before the fall.
fn as_it_was(fallen: &Customer, owner: Uuid, department: Option<Uuid>, since: Option<Time>) -> Customer {
    let mut before = fallen.clone();
    before.give_to(owner, department, since.unwrap_or(fallen.head.created_at));
    before
}

impl LateNews {
    /// How the customer would have stood, had this been known.
    fn adds(self, stand: Stand, at: Time) -> Stand {
        match self {
            Self::FollowUp => Stand { last_follow_up: stand.last_follow_up.max(Some(at)), ..stand },
            Self::Deal => {
                let open_deals = stand.open_deals.max(1);
                Stand { last_deal: stand.last_deal.max(Some(at)), open_deals, ..stand }
            }
        }
    }
}

/// Would it have fallen all the same?
async fn falls_all_the_same(
    uow: &mut Uow<'_>,
    before: &Customer,
    stand: Stand,
    pool: Uuid,
    fell_at: Time,
) -> Result<bool> {
    let Some(zone) = foresight::zone(uow).await? else { return Ok(false) };
    let ctx = Ctx { zone, now: fell_at, ..uow.ctx().clone() };
    let homes = Homes::open(uow).await?;
    let fall = homes.named(pool).and_then(|home| home.foresees(before, stand, &ctx));
    Ok(fall.is_some_and(|fall| fall.on <= ctx.today()))
}

async fn last_move(uow: &mut Uow<'_>, customer: Uuid) -> Result<Option<Last>> {
    sqlx::query_as(
        "select action, from_owner_id, held_since from pool_moves where customer_id = $1 order by id desc limit 1",
    )
    .bind(customer)
    .fetch_optional(uow.unscoped("a fallen customer, seen or not"))
    .await
    .map_err(fault)
}

async fn department(uow: &mut Uow<'_>, user: Uuid) -> Result<Option<Uuid>> {
    let found: Option<Option<Uuid>> =
        sqlx::query_scalar("select department_id from directory where kind = 'identity.user' and id = $1")
            .bind(user)
            .fetch_optional(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(found.flatten())
}
