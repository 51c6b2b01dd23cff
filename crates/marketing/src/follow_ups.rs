//! Follow-ups on leads: the first one says that its owner works on it.

use async_trait::async_trait;
use chrono::Duration;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Result, Time, Uuid};
use runtime::{
    colleague,
    follow_ups::{self, FollowedUp},
};
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
        follow_ups::consumer::<Lead>(),
        Consumer::reaction("worked-leads", &["*.collaboration.activity.created"], Worked),
    ]
}

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

#[async_trait]
impl FollowedUp for Lead {
    const FIELD: &'static str = "leadId";
    const COLUMN: &'static str = "lead_id";
}

#[async_trait]
impl Handler for Worked {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        let activity: Option<Activity> = event.record().map_err(Error::internal)?;
        let activity = activity.ok_or_else(|| Error::internal("a follow-up's event without its record"))?;
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
