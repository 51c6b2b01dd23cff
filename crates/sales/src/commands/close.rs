//! Winning and losing: an open deal ends once, with its reason; a loss must have one.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, Record as _, Uow, input, record::parse_id};

use super::{done, optional_id};
use crate::{
    ledger,
    records::{CloseReason, CloseReasonOutcome, Opportunity, OpportunityState, StageMoveAction},
    stalling, way,
};

/// How a deal ended, as somebody says.
pub struct Ending {
    id: String,
    outcome: CloseReasonOutcome,
    close_reason_id: String,
    competitor: String,
    close_notes: String,
}

impl From<wire::WinOpportunityRequest> for Ending {
    fn from(request: wire::WinOpportunityRequest) -> Self {
        let wire::WinOpportunityRequest { id, close_reason_id, competitor, close_notes } = request;
        Self { id, outcome: CloseReasonOutcome::Won, close_reason_id, competitor, close_notes }
    }
}

impl From<wire::LoseOpportunityRequest> for Ending {
    fn from(request: wire::LoseOpportunityRequest) -> Self {
        let wire::LoseOpportunityRequest { id, close_reason_id, competitor, close_notes } = request;
        Self { id, outcome: CloseReasonOutcome::Lost, close_reason_id, competitor, close_notes }
    }
}

pub async fn close(db: &Db, ctx: &Ctx, ending: impl Into<Ending>) -> Result<wire::Opportunity> {
    let ending = ending.into();
    let id = parse_id("id", &ending.id)?;
    let reason = optional_id("closeReasonId", &ending.close_reason_id)?;
    let (competitor, notes) = texts(&ending)?;
    let mut uow = db.begin(ctx).await?;
    let mut deal = uow.lock::<Opportunity>(id).await?;
    deal.still_open()?;
    explained(&mut uow, reason, ending.outcome).await?;

    let left = way::stage_of(&mut uow, &deal).await?;
    let (state, action, verb) = match ending.outcome {
        CloseReasonOutcome::Won => (OpportunityState::Won, StageMoveAction::Won, "won"),
        _ => (OpportunityState::Lost, StageMoveAction::Lost, "lost"),
    };
    deal.end(state, reason, notes, ctx.recorded_at());
    deal.competitor = competitor.or(deal.competitor.take());
    stalling::reckon(&mut uow, &mut deal, None).await?;
    uow.save(&mut deal);
    let entered = deal.stage_entered_at;
    let step = ledger::note(&mut uow, action, &deal, (left.as_ref(), entered), None, None);
    let detail = json!({
        "moveId": step, "customerId": deal.customer_id, "ownerId": deal.head.placement.owner_id,
        "closeReasonId": reason, "competitor": deal.competitor,
    });
    uow.emit(verb, &deal, detail)?;
    done(uow, &deal).await
}

/// Competitor and notes as they are kept.
fn texts(ending: &Ending) -> Result<(Option<String>, Option<String>)> {
    let mut errors = FieldErrors::default();
    let mut text = |name: &str, value: &str| {
        Opportunity::DEF.field(name).and_then(|field| input::text(field, "", Some(value), &mut errors))
    };
    let read = (text("competitor", &ending.competitor), text("close_notes", &ending.close_notes));
    errors.finish().map(|()| read)
}

/// A loss has a reason, and a reason fits the outcome.
async fn explained(uow: &mut Uow<'_>, reason: Option<Uuid>, outcome: CloseReasonOutcome) -> Result<()> {
    let Some(id) = reason else {
        return match outcome {
            CloseReasonOutcome::Lost => Err(Error::invalid("closeReasonId", "REQUIRED")),
            _ => Ok(()),
        };
    };
    let found = uow.get_unscoped::<CloseReason>(&[id], "reasons are known to all").await?;
    match found.first() {
        Some(reason) => reason.explains(outcome),
        None => {
            let missing = Error::invalid("closeReasonId", "NO_SUCH_RECORD");
            Err(missing.with("id", id).with("kind", "close_reason"))
        }
    }
}
