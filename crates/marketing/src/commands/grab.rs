//! Taking a lead from a department's pool. Two people never both get one, and no limit is overrun: the seat is locked
//! before the counting, the lead before the deciding.

use kernel::{Ctx, Error, Kind, Result};
use proto::marketing::v1 as wire;
use serde_json::json;
use store::{Db, Uow, record::parse_id};

use super::done;
use crate::{
    ledger,
    records::{AssignmentRule, Lead, LeadMoveAction, LeadStatus},
    seat,
};

pub async fn grab(db: &Db, ctx: &Ctx, request: wire::GrabLeadRequest) -> Result<wire::Lead> {
    let me = ctx.signed_in()?;
    let id = parse_id("id", &request.id)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<Lead>(id).await?;
    waits(&seen)?;
    let rule = rule_of(&mut uow, &seen).await?;

    seat::lock(&mut uow, &[me]).await?;
    let load = seat::loads(&mut uow, &[me]).await?.remove(&me).unwrap_or_default();
    if let Some(rule) = &rule {
        rule.room(load)?;
    }
    let mut lead = uow.lock_seen::<Lead>(id).await.map_err(lost)?;
    waits(&lead)?;
    if lead.rule_id != seen.rule_id {
        return Err(Error::conflict("GRABBED_MEANWHILE"));
    }
    let before = lead.clone();
    lead.give_to(me, ctx.access.department, ctx.recorded_at());
    lead.reclaim_at = rule.and_then(|rule| rule.patience(ctx.recorded_at()));
    uow.save(&mut lead);
    uow.emit("grabbed", &lead, json!({"ownerId": me, "teamId": lead.team_id, "ruleId": lead.rule_id}))?;
    ledger::note(&mut uow, LeadMoveAction::Grabbed, &lead, Some(&before), None);
    done(uow, &lead).await
}

/// Is it still there to be taken?
fn waits(lead: &Lead) -> Result<()> {
    match (lead.status, lead.head.placement.owner_id) {
        (LeadStatus::New, None) => Ok(()),
        _ => Err(Error::conflict("GRABBED_MEANWHILE")),
    }
}

/// The rule that brought it here says how much one person may take.
async fn rule_of(uow: &mut Uow<'_>, lead: &Lead) -> Result<Option<AssignmentRule>> {
    let Some(rule) = lead.rule_id else { return Ok(None) };
    let rules = uow.get_unscoped::<AssignmentRule>(&[rule], "a rule's limits hold for whoever grabs").await?;
    Ok(rules.into_iter().next())
}

/// It was there a moment ago: somebody else was faster.
fn lost(error: Error) -> Error {
    if error.kind() == Kind::NotFound { Error::conflict("GRABBED_MEANWHILE") } else { error }
}
