//! Giving a lead to a department, to a person, or to whom the assignment rules say.

use kernel::{Ctx, Error, Result, Uuid};
use proto::marketing::v1 as wire;
use runtime::{
    App,
    colleague::{NewOwner, new_owner},
};
use store::{Db, Uow, directory, record::parse_id};

use super::{done, optional_id, reason};
use crate::{
    giving::{self, People, hands},
    records::Lead,
    seat,
};

pub async fn assign(app: &App, ctx: &Ctx, request: wire::AssignLeadRequest) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    let reason = reason("reason", &request.reason)?;
    let team = optional_id("departmentId", &request.department_id)?;
    if let Some(team) = team {
        known(app, ctx, team).await?;
    }
    match (request.owner_id.is_empty(), team) {
        (false, team) => {
            let owner = new_owner(app, ctx, "ownerId", &request.owner_id).await?;
            to_person(&app.db, ctx, id, owner, team, reason).await
        }
        (true, Some(team)) => to_department(&app.db, ctx, id, team, reason).await,
        (true, None) => by_rules(&app.db, ctx, &app.policy, id, reason).await,
    }
}

/// The department is one of the company's.
async fn known(app: &App, ctx: &Ctx, team: Uuid) -> Result<()> {
    let kind = "identity.department";
    directory::ensure_ids(&app.db, ctx, &app.resolver, kind, &[team]).await?;
    let mut uow = app.db.begin(ctx).await?;
    match directory::unseen(&mut uow, kind, &[team], false).await?.is_empty() {
        true => Ok(()),
        false => {
            let missing = Error::invalid("departmentId", "NO_SUCH_RECORD");
            Err(missing.with("id", team).with("kind", "department"))
        }
    }
}

pub async fn to_person(
    db: &Db,
    ctx: &Ctx,
    id: Uuid,
    owner: NewOwner,
    team: Option<Uuid>,
    reason: Option<String>,
) -> Result<wire::Lead> {
    let mut uow = db.begin(ctx).await?;
    seat::lock(&mut uow, &[owner.id]).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    let before = lead.clone();
    if hand_over(&mut uow, &mut lead, &owner, team)? {
        giving::tell(&mut uow, &lead, Some(&before), reason)?;
    }
    done(uow, &lead).await
}

/// The change itself, for one or for many; the new owner's seat is locked. Says whether it was not his already.
pub fn hand_over(uow: &mut Uow<'_>, lead: &mut Lead, owner: &NewOwner, team: Option<Uuid>) -> Result<bool> {
    lead.still_open()?;
    let same_team = team.is_none() || team == lead.team_id;
    if lead.head.placement.owner_id == Some(owner.id) && same_team {
        return Ok(false);
    }
    lead.give_to(owner.id, owner.department, uow.ctx().recorded_at());
    lead.team_id = team.or(lead.team_id);
    // a person decided, not a rule
    lead.rule_id = None;
    uow.save(lead);
    Ok(true)
}

pub async fn to_department(
    db: &Db,
    ctx: &Ctx,
    id: Uuid,
    team: Uuid,
    reason: Option<String>,
) -> Result<wire::Lead> {
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    lead.still_open()?;
    let before = lead.clone();
    if lead.head.placement.owner_id.is_some() || lead.team_id != Some(team) {
        lead.put_into_pool(team, ctx.recorded_at());
        lead.rule_id = None;
        uow.save(&mut lead);
        giving::tell(&mut uow, &lead, Some(&before), reason)?;
    }
    done(uow, &lead).await
}

pub async fn by_rules(
    db: &Db,
    ctx: &Ctx,
    people: &dyn People,
    id: Uuid,
    reason: Option<String>,
) -> Result<wire::Lead> {
    let hands = hands(db, ctx, people).await?;
    let mut uow = db.begin(ctx).await?;
    let before = uow.get::<Lead>(id).await?;
    before.still_open()?;
    // turns and seats come before the lead
    let mut lead = before.clone();
    if hands.give(&mut uow, &mut [&mut lead], ctx.recorded_at()).await? == 0 {
        return Err(Error::precondition("NO_RULE_TAKES_IT"));
    }
    let now = uow.lock::<Lead>(id).await?;
    if now.head.version != before.head.version {
        return Err(Error::conflict("LEAD_CHANGED_MEANWHILE"));
    }
    uow.save(&mut lead);
    giving::tell(&mut uow, &lead, Some(&before), reason)?;
    done(uow, &lead).await
}
