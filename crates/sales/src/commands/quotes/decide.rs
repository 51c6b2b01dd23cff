//! Approving and rejecting: once, by somebody else than whoever made it or submitted it, and only as much
//! discount as the approver may give himself.

use kernel::{Ctx, Error, Result};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, Uow, record::parse_id, records};

use super::{detail, remark, tell};
use crate::{
    discounts,
    records::{Quote, QuoteState},
};

pub async fn approve(db: &Db, ctx: &Ctx, request: wire::ApproveQuoteRequest) -> Result<wire::Quote> {
    let note = remark("note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let quote = awaiting(&mut uow, &request.id).await?;
    let given = quote.discount_rate.unwrap_or_default();
    if let Some(limit) = discounts::limit(&mut uow).await?.filter(|limit| limit.most < given) {
        return Err(Error::precondition("DISCOUNT_BEYOND_LIMIT")
            .with("discount", given)
            .with("limit", limit.most));
    }
    decided(uow, quote, QuoteState::Approved, note).await
}

pub async fn reject(db: &Db, ctx: &Ctx, request: wire::RejectQuoteRequest) -> Result<wire::Quote> {
    let note = remark("note", &request.note)?;
    if note.is_none() {
        return Err(Error::invalid("note", "REQUIRED"));
    }
    let mut uow = db.begin(ctx).await?;
    let quote = awaiting(&mut uow, &request.id).await?;
    decided(uow, quote, QuoteState::Rejected, note).await
}

/// The quote, locked, if it waits for a decision that is the caller's to make.
async fn awaiting(uow: &mut Uow<'_>, id: &str) -> Result<Quote> {
    let quote = uow.lock_even_locked::<Quote>(parse_id("id", id)?).await?;
    quote.awaits_decision()?;
    let me = uow.ctx().user();
    if me.is_some() && (me == quote.submitted_by || me == quote.head.placement.owner_id) {
        return Err(Error::precondition("OWN_QUOTE"));
    }
    Ok(quote)
}

async fn decided(
    mut uow: Uow<'_>,
    mut quote: Quote,
    state: QuoteState,
    note: Option<String>,
) -> Result<wire::Quote> {
    quote.enter(state);
    quote.decided_at = Some(uow.ctx().recorded_at());
    quote.decided_by = uow.ctx().recorded_by();
    quote.decision_note = note.clone();
    uow.save(&mut quote);
    let mut told = detail(&quote);
    told["note"] = json!(note);
    let (verb, reason) = match state {
        QuoteState::Approved => ("approved", "QUOTE_APPROVED"),
        _ => ("rejected", "QUOTE_REJECTED"),
    };
    uow.emit(verb, &quote, told)?;
    tell(&mut uow, &quote, reason, json!({"note": note}))?;
    records::answer(uow, &quote).await
}
