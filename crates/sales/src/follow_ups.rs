//! The last follow-up on a deal, learned from collaboration's events: it puts off the day on which the
//! deal counts as stalled. Every follow-up is a row, so that a deleted one recomputes the maximum.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Result, Time, Uuid};
use serde::Deserialize;
use store::{Uow, fault};

use crate::{records::Opportunity, stalling, way};

/// Listens to follow-ups.
pub fn consumer() -> Consumer {
    Consumer::projection("follow-ups", &["*.collaboration.activity.*"], FollowUps)
}

struct FollowUps;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Activity {
    #[serde(default)]
    opportunity_id: Option<Uuid>,
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
        let Some(deal) = activity.opportunity_id else { return Ok(()) };
        // locked before it is counted: of two follow-ups at once one is counted after the other
        let mut deal = match uow.get_deleted::<Opportunity>(deal).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        if keep(uow, event, deal.head.id, activity.created_at).await? {
            count(uow, &mut deal).await?;
            let stage = way::stage_of(uow, &deal).await?;
            let revision = stalling::reckon(uow, &mut deal, stage.as_ref()).await?;
            uow.emit_facts(&deal, revision);
        }
        Ok(())
    }
}

/// Keeps the follow-up unless a newer version is known; says whether it was news.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, deal: Uuid, at: Time) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let done = sqlx::query(
        "insert into follow_ups (tenant_id, activity_id, opportunity_id, version, at, deleted) values ($1, $2, $3, $4, $5, $6) \
         on conflict (tenant_id, activity_id) do update set version = excluded.version, at = excluded.at, \
           deleted = excluded.deleted where follow_ups.version < excluded.version",
    )
    .bind(tenant)
    .bind(event.data.id)
    .bind(deal)
    .bind(event.data.version)
    .bind(at)
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every deal"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

async fn count(uow: &mut Uow<'_>, deal: &mut Opportunity) -> Result<()> {
    let (last, count): (Option<Time>, Option<i32>) = sqlx::query_as(
        "update opportunities_facts f set last_follow_up_at = c.last, follow_up_count = c.count \
         from (select max(at) as last, count(*)::int as count from follow_ups where opportunity_id = $1 and not deleted) c \
         where f.id = $1 returning f.last_follow_up_at, f.follow_up_count",
    )
    .bind(deal.head.id)
    .fetch_one(uow.unscoped("facts are kept for every deal"))
    .await
    .map_err(fault)?;
    (deal.last_follow_up_at, deal.follow_up_count) = (last, count);
    Ok(())
}
