//! Follow-ups on leads, learned from collaboration's events. When a lead was last followed up is kept as a fact: every
//! follow-up is a row, so that a deleted one recomputes the maximum. And the first one says that its owner works on it.

use async_trait::async_trait;
use chrono::Duration;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Result, Time, Uuid};
use runtime::colleague;
use serde::Deserialize;
use serde_json::json;
use store::{Uow, fault};

use crate::{
    ledger,
    records::{Lead, LeadMoveAction, LeadStatus},
    seat,
};

/// A step of the reclaim may last so long: what was logged before its end was logged on a lead that was still his.
const STEP: Duration = Duration::seconds(60);

/// Listen to follow-ups.
pub fn consumers() -> [Consumer; 2] {
    [
        Consumer::projection("follow-ups", &["*.collaboration.activity.*"], FollowUps),
        Consumer::reaction("worked-leads", &["*.collaboration.activity.created"], Worked),
    ]
}

/// Keeps what is known.
struct FollowUps;

/// Draws the conclusion.
struct Worked;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Activity {
    #[serde(default)]
    lead_id: Option<Uuid>,
    #[serde(default)]
    owner_id: Option<Uuid>,
    created_at: Time,
}

fn read(event: &Envelope) -> Result<Activity> {
    let activity: Option<Activity> = event.record().map_err(Error::internal)?;
    activity.ok_or_else(|| Error::internal("a follow-up's event without its record"))
}

#[async_trait]
impl Handler for FollowUps {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() {
            return Ok(());
        }
        let activity = read(event)?;
        let Some(lead) = activity.lead_id else { return Ok(()) };
        let lead = match uow.get_deleted::<Lead>(lead).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?,
        };
        let revision = lock_facts(uow, lead.head.id).await?;
        if keep(uow, event, lead.head.id, activity.created_at).await? {
            recompute(uow, lead.head.id).await?;
            let lead = uow.get_deleted::<Lead>(lead.head.id).await?;
            uow.emit_facts(&lead, revision);
        }
        Ok(())
    }
}

/// The facts' row is locked first: of what two events tell at once one is counted after the other.
async fn lock_facts(uow: &mut Uow<'_>, lead: Uuid) -> Result<i32> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into leads_facts (tenant_id, id, revision) values ($1, $2, 1) \
         on conflict (tenant_id, id) do update set revision = leads_facts.revision + 1 returning revision",
    )
    .bind(tenant)
    .bind(lead)
    .fetch_one(uow.unscoped("facts are kept for every lead"))
    .await
    .map_err(fault)
}

/// Keeps the follow-up unless a newer version is known; says whether it was news.
async fn keep(uow: &mut Uow<'_>, event: &Envelope, lead: Uuid, at: Time) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let done = sqlx::query(
        "insert into follow_ups (tenant_id, activity_id, lead_id, version, at, deleted) values ($1, $2, $3, $4, $5, $6) \
         on conflict (tenant_id, activity_id) do update set version = excluded.version, at = excluded.at, \
           deleted = excluded.deleted where follow_ups.version < excluded.version",
    )
    .bind(tenant)
    .bind(event.data.id)
    .bind(lead)
    .bind(event.data.version)
    .bind(at)
    .bind(event.data.deleted)
    .execute(uow.unscoped("facts are kept for every lead"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

async fn recompute(uow: &mut Uow<'_>, lead: Uuid) -> Result<()> {
    sqlx::query(
        "update leads_facts f set last_follow_up_at = c.last, follow_up_count = c.count \
         from (select max(at) as last, count(*)::int as count from follow_ups where lead_id = $1 and not deleted) c \
         where f.id = $1",
    )
    .bind(lead)
    .execute(uow.unscoped("facts are kept for every lead"))
    .await
    .map_err(fault)?;
    Ok(())
}

#[async_trait]
impl Handler for Worked {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let activity = read(event)?;
        let Some(id) = activity.lead_id else { return Ok(()) };
        let found = uow.get_unscoped::<Lead>(&[id], "a lead that was followed up, seen or not").await?;
        let Some(seen) = found.into_iter().next() else { return Ok(()) };
        match seen.status {
            LeadStatus::Assigned => begin(uow, id, activity.created_at).await,
            LeadStatus::New => give_back(uow, &seen, &activity).await,
            _ => Ok(()),
        }
    }
}

/// Its owner works on it, unless it was given to another one since.
async fn begin(uow: &mut Uow<'_>, id: Uuid, at: Time) -> Result<()> {
    let mut lead = uow.lock_even_locked::<Lead>(id).await?;
    if lead.status != LeadStatus::Assigned || lead.assigned_at.is_some_and(|assigned| at < assigned) {
        return Ok(());
    }
    lead.work(at);
    uow.save(&mut lead);
    uow.emit("worked", &lead, json!({"ownerId": lead.head.placement.owner_id, "at": at}))
}

/// A follow-up that was logged before the lead went back to the pool, and heard of only after it.
async fn give_back(uow: &mut Uow<'_>, seen: &Lead, activity: &Activity) -> Result<()> {
    let last: Option<(i16, Option<Uuid>, Option<Time>, Time)> = sqlx::query_as(
        "select action, from_owner_id, held_since, created_at from lead_moves where lead_id = $1 order by id desc limit 1",
    )
    .bind(seen.head.id)
    .fetch_optional(uow.unscoped("a lead that was followed up, seen or not"))
    .await
    .map_err(fault)?;
    let reclaimed = i32::from(LeadMoveAction::Reclaimed);
    let Some((_, Some(owner), since, at)) = last.filter(|(action, ..)| i32::from(*action) == reclaimed)
    else {
        return Ok(());
    };
    let his = activity.owner_id == Some(owner) && since.is_none_or(|since| since <= activity.created_at);
    if !his || activity.created_at > at + STEP {
        return Ok(());
    }
    seat::lock(uow, &[owner]).await?;
    let mut lead = uow.lock_even_locked::<Lead>(seen.head.id).await?;
    if lead.head.version != seen.head.version {
        // somebody has taken it, or it was given to somebody
        return Ok(());
    }
    let before = lead.clone();
    let owner = colleague::as_known(uow, owner).await?;
    lead.give_to(owner.id, owner.department, since.unwrap_or(at));
    lead.work(activity.created_at);
    uow.save(&mut lead);
    uow.emit("given_back", &lead, json!({"ownerId": owner.id, "teamId": lead.team_id}))?;
    ledger::note(uow, LeadMoveAction::GivenBack, &lead, Some(&before), None);
    uow.notify(&[owner.id], "LEAD_GIVEN_BACK", json!({}), &lead)
}
