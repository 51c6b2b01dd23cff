//! Submitting: what is within the limit of whoever submits it is approved at once, anything more waits for
//! a superior. From then on the quote is locked; until somebody decides it can be withdrawn.

use kernel::{Ctx, Error, Result, Uuid};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::{detail, remark};
use crate::{
    credit, discounts,
    records::{Quote, QuoteState},
};

/// `superior` is who is asked, where there is one.
pub async fn submit(
    db: &Db,
    ctx: &Ctx,
    request: wire::SubmitQuoteRequest,
    superior: Option<Uuid>,
) -> Result<wire::Quote> {
    let id = parse_id("id", &request.id)?;
    let note = remark("note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let mut quote = uow.lock_even_locked::<Quote>(id).await?;
    quote.can_submit()?;
    if quote.lines.is_empty() {
        return Err(Error::precondition("QUOTE_EMPTY"));
    }
    quote.still_valid(ctx.today())?;
    let standing = credit::standing(&mut uow, quote.customer_id).await?;
    standing.allows_selling()?;
    standing.note_on(&mut quote);
    let limit = discounts::limit(&mut uow).await?;
    let given = quote.discount_rate.unwrap_or_default();
    let within = limit.is_none_or(|limit| given <= limit);
    quote.submitted_at = Some(ctx.recorded_at());
    quote.submitted_by = ctx.recorded_by();
    quote.discount_limit = limit;
    quote.decision_note = None;
    (quote.approver_id, quote.decided_at, quote.decided_by) = match within {
        true => (None, Some(ctx.recorded_at()), ctx.recorded_by()),
        false => (superior, None, None),
    };
    quote.enter(if within { QuoteState::Approved } else { QuoteState::Submitted });
    uow.save(&mut quote);
    let mut told = detail(&quote);
    told["note"] = json!(note);
    told["limit"] = json!(limit);
    uow.emit(if within { "approved" } else { "submitted" }, &quote, told)?;
    if let Some(approver) = quote.approver_id {
        let total =
            quote.total.as_ref().map(|total| format!("{} {}", total.currency, total.amount.normalize()));
        let params = json!({"discount": given, "total": total, "note": note});
        let reason = if note.is_some() { "QUOTE_APPROVAL_ASKED_SAYING" } else { "QUOTE_APPROVAL_ASKED" };
        uow.notify(&[approver], reason, params, &quote)?;
    }
    records::answer(uow, &quote).await
}

pub async fn withdraw(db: &Db, ctx: &Ctx, request: wire::WithdrawQuoteRequest) -> Result<wire::Quote> {
    let id = parse_id("id", &request.id)?;
    let mut uow = db.begin(ctx).await?;
    let mut quote = uow.lock_even_locked::<Quote>(id).await?;
    quote.awaits_decision()?;
    quote.enter(QuoteState::Draft);
    (quote.submitted_at, quote.submitted_by, quote.approver_id) = (None, None, None);
    uow.save(&mut quote);
    uow.emit("withdrawn", &quote, detail(&quote))?;
    records::answer(uow, &quote).await
}
