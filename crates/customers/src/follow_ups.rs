//! The last follow-up of a customer, learned from collaboration's events. Every follow-up is a row, so
//! that a deleted one recomputes the maximum; what counts is when it was logged, never the typed time.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Result, Time, Uuid};
use serde::Deserialize;
use store::{Uow, fault};

use crate::{records::Customer, recycle::foresight};

/// Listens to follow-ups.
pub fn consumer() -> Consumer {
    Consumer::projection("follow-ups", &["*.collaboration.activity.*"], FollowUps)
}

struct FollowUps;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Activity {
    /// Follow-ups on leads have none.
    #[serde(default)]
    customer_id: Option<Uuid>,
    created_at: Time,
}

#[async_trait]
impl Handler for FollowUps {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() {
            return Ok(());
        }
        let activity: Option<Activity> = event.record().map_err(Error::internal)?;
        let activity = activity.ok_or_else(|| Error::internal("a follow-up's event without its record"))?;
        let Some(customer) = activity.customer_id else { return Ok(()) };
        let customer = match uow.get_deleted::<Customer>(customer).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        let revision = lock_facts(uow, customer.head.id).await?;
        if keep(uow, event, customer.head.id, activity.created_at).await? {
            recompute(uow, customer.head.id).await?;
            let mut customer = uow.get_deleted::<Customer>(customer.head.id).await?;
            foresight::heard(uow, &mut customer).await?;
            uow.emit_facts(&customer, revision);
        }
        Ok(())
    }
}

/// The facts' row is locked first: of what two events tell at once one is counted after the other.
pub async fn lock_facts(uow: &mut Uow<'_>, customer: Uuid) -> Result<i32> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into customers_facts (tenant_id, id, revision) values ($1, $2, 1) \
         on conflict (tenant_id, id) do update set revision = customers_facts.revision + 1 returning revision",
    )
    .bind(tenant)
    .bind(customer)
    .fetch_one(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)
}

/// Keeps the follow-up unless a newer version is known; says whether it was news.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, customer: Uuid, at: Time) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let done = sqlx::query(
        "insert into follow_ups (tenant_id, activity_id, customer_id, version, at, deleted) values ($1, $2, $3, $4, $5, $6) \
         on conflict (tenant_id, activity_id) do update set version = excluded.version, at = excluded.at, \
           deleted = excluded.deleted where follow_ups.version < excluded.version",
    )
    .bind(tenant)
    .bind(event.data.id)
    .bind(customer)
    .bind(event.data.version)
    .bind(at)
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

async fn recompute(uow: &mut Uow<'_>, customer: Uuid) -> Result<()> {
    sqlx::query(
        "update customers_facts f set last_follow_up_at = c.last, follow_up_count = c.count \
         from (select max(at) as last, count(*)::int as count from follow_ups where customer_id = $1 and not deleted) c \
         where f.id = $1",
    )
    .bind(customer)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(())
}
