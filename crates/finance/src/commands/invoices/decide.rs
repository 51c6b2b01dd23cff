//! Approving an invoice, and refusing it: once, by somebody else than whoever asked for it. What is refused is free
//! again.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, Uow, record::parse_id, records};

use super::{detail, issuers, locked, tell};
use crate::{
    commands::{reason, remark},
    ground::amount,
    records::{Invoice, InvoiceState},
    rules::amounts::told as told_sum,
};

pub async fn approve(db: &Db, ctx: &Ctx, request: wire::ApproveInvoiceRequest) -> Result<wire::Invoice> {
    let note = remark::<Invoice>("decision_note", "note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let invoice = uow.lock_even_locked::<Invoice>(parse_id("id", &request.id)?).await?;
    let invoice = decided(&mut uow, invoice, InvoiceState::Approved, note)?;
    records::answer(uow, &invoice).await
}

pub async fn reject(db: &Db, ctx: &Ctx, request: wire::RejectInvoiceRequest) -> Result<wire::Invoice> {
    let note = reason::<Invoice>("decision_note", "note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let (mut ground, invoice) = locked(&mut uow, &request.id).await?;
    let invoice = decided(&mut uow, invoice, InvoiceState::Rejected, note)?;
    ground.contract.invoice(-amount(invoice.amount.as_ref()))?;
    ground.write(&mut uow, &[], None).await?;
    records::answer(uow, &invoice).await
}

fn decided(
    uow: &mut Uow<'_>,
    mut invoice: Invoice,
    state: InvoiceState,
    note: Option<String>,
) -> Result<Invoice> {
    invoice.awaits_decision()?;
    let me = uow.ctx().user();
    if me.is_some() && me == invoice.requested_by {
        return Err(Error::precondition("OWN_INVOICE"));
    }
    invoice.enter(state);
    invoice.decided_at = Some(uow.ctx().recorded_at());
    invoice.decided_by = uow.ctx().recorded_by();
    invoice.decision_note = note.clone();
    uow.save(&mut invoice);
    let mut told = detail(&invoice);
    told["note"] = json!(note);
    let (verb, reason) = match state {
        InvoiceState::Approved => ("approved", "INVOICE_APPROVED"),
        _ => ("rejected", "INVOICE_REJECTED"),
    };
    uow.emit(verb, &invoice, told)?;
    tell(uow, &invoice, reason, json!({"note": note}))?;
    if state == InvoiceState::Approved {
        let to = issuers(uow, &[invoice.head.placement.owner_id, invoice.requested_by]);
        let params = json!({"amount": told_sum(invoice.amount.as_ref())});
        uow.notify(&to, "INVOICE_TO_ISSUE", params, &invoice)?;
    }
    Ok(invoice)
}
