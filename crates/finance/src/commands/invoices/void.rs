//! An invoice that doesn't count: called off before it is issued, or voided on paper in the month of its issue. Its
//! amount is free again.

use kernel::{Ctx, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, records};

use super::{detail, locked, tell};
use crate::{
    commands::reason,
    ground::amount,
    records::{Invoice, InvoiceState},
};

pub async fn void(db: &Db, ctx: &Ctx, request: wire::VoidInvoiceRequest) -> Result<wire::Invoice> {
    let why = reason::<Invoice>("void_reason", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let (mut ground, mut invoice) = locked(&mut uow, &request.id).await?;
    invoice.can_be_voided()?;
    invoice.still_this_month(ctx.today())?;
    invoice.enter(InvoiceState::Voided);
    invoice.voided_at = Some(ctx.recorded_at());
    invoice.void_reason = why;
    uow.save(&mut invoice);
    let mut told = detail(&invoice);
    told["reason"] = json!(invoice.void_reason);
    uow.emit("voided", &invoice, told)?;
    tell(&mut uow, &invoice, "INVOICE_VOIDED", json!({"reason": invoice.void_reason}))?;
    ground.contract.invoice(-amount(invoice.amount.as_ref()))?;
    ground.write(&mut uow, &[], None).await?;
    records::answer(uow, &invoice).await
}
