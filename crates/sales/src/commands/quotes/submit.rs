//! Submitting: what is within the limit of whoever submits it is approved at once, anything more waits for
//! a superior. From then on the quote is locked; until somebody decides it can be withdrawn.

use kernel::{Ctx, Error, Result, Uuid};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::{detail, remark};
use crate::{
    credit, discounts, reckoning,
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
    let unpriced = reckoning::unpriced(&quote);
    quote.unpriced_lines = Some(i32::try_from(unpriced.len()).unwrap_or(i32::MAX));
    let within = limit.is_none_or(|limit| limit.allows(given, quote.unpriced_lines.unwrap_or_default()));
    quote.submitted_at = Some(ctx.recorded_at());
    quote.submitted_by = ctx.recorded_by();
    quote.discount_limit = limit.map(|limit| limit.most);
    quote.decision_note = None;
    (quote.approver_id, quote.decided_at, quote.decided_by) = match within {
        true => (None, Some(ctx.recorded_at()), ctx.recorded_by()),
        false => (superior, None, None),
    };
    quote.enter(if within { QuoteState::Approved } else { QuoteState::Submitted });
    uow.save(&mut quote);
    let mut told = detail(&quote);
    told["note"] = json!(note);
    told["limit"] = json!(quote.discount_limit);
    told["unpricedLines"] = json!(unpriced);
    uow.emit(if within { "approved" } else { "submitted" }, &quote, told)?;
    if let Some(approver) = quote.approver_id {
        let total =
            quote.total.as_ref().map(|total| format!("{} {}", total.currency, total.amount.normalize()));
        // what is within the discount limit waits for its lines without a catalogue price alone
        let by_price = limit.is_none_or(|limit| given <= limit.most);
        let lines = unpriced.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let params = json!({"discount": given, "total": total, "note": note, "lines": lines});
        let reason = match (by_price, note.is_some()) {
            (true, true) => "QUOTE_UNPRICED_APPROVAL_ASKED_SAYING",
            (true, false) => "QUOTE_UNPRICED_APPROVAL_ASKED",
            (false, true) => "QUOTE_APPROVAL_ASKED_SAYING",
            (false, false) => "QUOTE_APPROVAL_ASKED",
        };
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
