//! A lead that nobody follows up in time goes back to its department's pool, or on to the next person, as the rule
//! that gave it says. Before it does, those who keep follow-ups are asked, since theirs may not have arrived here yet;
//! who does not answer keeps everything where it is.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use chrono_tz::Tz;
use kernel::{Ctx, Error, Kind, Result, Time, Uuid};
use proto::collaboration::v1::{LastLeadFollowUpsRequest, activity_service_client::ActivityServiceClient};
use runtime::{App, Clients};
use serde_json::json;
use store::{Db, Uow, fault};

use crate::{
    giving::{People, hands},
    ledger,
    records::{Lead, LeadMoveAction, LeadStatus},
};

/// How often one looks who is due.
const ROUND: Duration = Duration::from_secs(15);
/// Leads of one question and one transaction.
const AT_ONCE: i64 = 50;

/// Those who know of follow-ups.
#[async_trait]
pub trait Logbook: Send + Sync {
    /// When these leads were last followed up; those that never were are absent.
    async fn last(&self, tenant: Uuid, leads: &[Uuid]) -> Result<HashMap<Uuid, Time>>;
}

#[async_trait]
impl Logbook for Clients {
    async fn last(&self, tenant: Uuid, leads: &[Uuid]) -> Result<HashMap<Uuid, Time>> {
        // who is no part of the installation keeps no follow-ups
        if !self.has("collaboration") {
            return Ok(HashMap::new());
        }
        let way = self.as_service("collaboration", Some(tenant));
        let request = LastLeadFollowUpsRequest { lead_ids: leads.iter().map(Uuid::to_string).collect() };
        let answer = ActivityServiceClient::new(way).last_lead_follow_ups(request).await;
        let answer = answer.map_err(|status| {
            Error::new(Kind::Unavailable, "SERVICE_UNREACHABLE")
                .with("service", "collaboration")
                .because(status)
        })?;
        let read = |last: proto::collaboration::v1::last_lead_follow_ups_response::Last| {
            let at = last.logged_at?;
            let at = Time::from_timestamp(at.seconds, u32::try_from(at.nanos).ok()?)?;
            Some((last.lead_id.parse().ok()?, at))
        };
        Ok(answer.into_inner().last.into_iter().filter_map(read).collect())
    }
}

/// Looks again and again, in every process of the service; locks decide who does it.
pub async fn all_the_time(app: &Arc<App>) {
    loop {
        if let Err(error) = round(app).await {
            tracing::warn!(%error, "leads can't be reclaimed now");
        }
        tokio::time::sleep(ROUND).await;
    }
}

async fn round(app: &App) -> Result<()> {
    let db = &app.db;
    let tenants: Vec<Uuid> =
        sqlx::query_scalar("select distinct tenant_id from leads where reclaim_at <= $1")
            .bind(db.clock.now())
            .fetch_all(&db.system)
            .await
            .map_err(fault)?;
    for tenant in tenants {
        // one company whose leads can't be confirmed must not keep the others
        let reclaiming = async {
            let zone = app.policy.zone(tenant).await?;
            reclaim(db, &app.clients, &app.policy, tenant, zone).await
        };
        if let Err(error) = reclaiming.await {
            tracing::warn!(%tenant, %error, "the leads of a company can't be reclaimed now");
        }
    }
    Ok(())
}

/// Reclaims all of a company's leads that are due; answers how many went back or on.
pub async fn reclaim(
    db: &Db,
    logbook: &dyn Logbook,
    people: &dyn People,
    tenant: Uuid,
    zone: Tz,
) -> Result<usize> {
    let mut reclaimed = 0;
    let mut after = Uuid::nil();
    loop {
        // whose day it is where somebody gets so many a day
        let ctx = Ctx { zone, ..Ctx::system(db.service, tenant, db.clock.now()) };
        let due = due(db, &ctx, after).await?;
        let Some(last) = due.last() else { return Ok(reclaimed) };
        after = last.head.id;
        let ids: Vec<Uuid> = due.iter().map(|lead| lead.head.id).collect();
        let logged = logbook.last(tenant, &ids).await?;
        let worked = |lead: &Lead| {
            let logged = logged.get(&lead.head.id).copied();
            logged.filter(|at| lead.assigned_at.is_none_or(|assigned| assigned <= *at))
        };
        let mut next: Vec<Lead> = due.iter().filter(|lead| worked(lead).is_none()).cloned().collect();
        let hands = hands(db, &ctx, people).await?;
        let mut uow = db.begin(&ctx).await?;
        // turns and seats come before the leads
        let mut passed = hands.pass_on(&mut uow, &mut next, ctx.now).await?.into_iter();
        next.retain(|_| passed.next().unwrap_or_default());
        for seen in &due {
            let next = next.iter().find(|lead| lead.head.id == seen.head.id);
            reclaimed += usize::from(one(&mut uow, seen, worked(seen), next).await?);
        }
        uow.commit_quietly().await?;
    }
}

async fn due(db: &Db, ctx: &Ctx, after: Uuid) -> Result<Vec<Lead>> {
    let mut uow = db.begin(ctx).await?;
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "select id from leads where reclaim_at <= $1 and id > $2 and status = 2 and deleted_at is null and not locked \
         order by id limit $3",
    )
    .bind(ctx.now)
    .bind(after)
    .bind(AT_ONCE)
    .fetch_all(uow.unscoped("leads that nobody follows up, whosever they are"))
    .await
    .map_err(fault)?;
    uow.get_unscoped::<Lead>(&ids, "leads that nobody follows up, whosever they are").await
}

/// Says whether it went back, or on to the `next`; it does only as it was when those who know were asked.
async fn one(uow: &mut Uow<'_>, seen: &Lead, worked: Option<Time>, next: Option<&Lead>) -> Result<bool> {
    let mut lead = match uow.lock_even_locked::<Lead>(seen.head.id).await {
        Err(error) if error.kind() == Kind::NotFound => return Ok(false),
        lead => lead?,
    };
    if lead.head.version != seen.head.version || lead.status != LeadStatus::Assigned {
        return Ok(false);
    }
    let now = uow.ctx().now;
    if let Some(at) = worked {
        lead.work(at);
        uow.save(&mut lead);
        uow.emit("worked", &lead, json!({"ownerId": lead.head.placement.owner_id, "at": at}))?;
        return Ok(false);
    }
    let (before, Some(team)) = (lead.clone(), lead.team_id) else { return Ok(false) };
    match next {
        Some(next) => lead = next.clone(),
        None => lead.put_into_pool(team, now),
    }
    uow.save(&mut lead);
    let (from, to) = (before.head.placement.owner_id, lead.head.placement.owner_id);
    let detail = json!({"fromOwnerId": from, "ownerId": to, "teamId": lead.team_id, "ruleId": lead.rule_id});
    uow.emit("reclaimed", &lead, detail)?;
    ledger::note(uow, LeadMoveAction::Reclaimed, &lead, Some(&before), None);
    let told = if to.is_some() { "LEAD_PASSED_ON" } else { "LEAD_RECLAIMED" };
    uow.notify(from.as_slice(), told, json!({}), &lead)?;
    uow.notify(to.as_slice(), "LEAD_ARRIVED", json!({}), &lead)?;
    Ok(true)
}
