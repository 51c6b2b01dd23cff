//! From the order in one click to finance: a contract to be drawn up, money to come in, an invoice to be
//! written. Sales only asks, by an event with all that finance needs of the order; what becomes of it is finance's to say.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::sales::v1 as wire;
use serde_json::{Value as Json, json};
use store::{Db, Record as _, Uow, input, record::parse_id, records};

use super::detail;
use crate::records::{Order, OrderState};

pub async fn contract(db: &Db, ctx: &Ctx, request: wire::RequestContractRequest) -> Result<wire::Order> {
    let (mut uow, mut order, note) = firm(db, ctx, &request.id, &request.note).await?;
    order.may_ask_for_contract()?;
    order.contract_requested_at = Some(ctx.recorded_at());
    uow.save(&mut order);
    uow.emit("contract_requested", &order, asked(&order, note))?;
    records::answer(uow, &order).await
}

pub async fn payment(db: &Db, ctx: &Ctx, request: wire::RequestPaymentRequest) -> Result<wire::Order> {
    let (mut uow, mut order, note) = firm(db, ctx, &request.id, &request.note).await?;
    order.payment_requested_at = Some(ctx.recorded_at());
    uow.save(&mut order);
    uow.emit("payment_requested", &order, asked(&order, note))?;
    records::answer(uow, &order).await
}

pub async fn invoice(db: &Db, ctx: &Ctx, request: wire::RequestInvoiceRequest) -> Result<wire::Order> {
    let (mut uow, mut order, note) = firm(db, ctx, &request.id, &request.note).await?;
    order.invoice_requested_at = Some(ctx.recorded_at());
    uow.save(&mut order);
    uow.emit("invoice_requested", &order, asked(&order, note))?;
    records::answer(uow, &order).await
}

/// The order, locked, if it is firm, and what is said with the request.
async fn firm<'d>(
    db: &'d Db,
    ctx: &'d Ctx,
    id: &str,
    note: &str,
) -> Result<(Uow<'d>, Order, Option<String>)> {
    let field = Order::DEF.field("end_reason").ok_or_else(|| Error::internal("an order without an end"))?;
    let mut errors = FieldErrors::default();
    let note = input::text(field, "", Some(note), &mut errors);
    errors.finish().map_err(|error| error.at("note"))?;
    let mut uow = db.begin(ctx).await?;
    let order = uow.lock_even_locked::<Order>(parse_id("id", id)?).await?;
    order.is_firm()?;
    Ok((uow, order, note))
}

fn asked(order: &Order, note: Option<String>) -> Json {
    let mut told = detail(order);
    let more = json!({
        "name": order.name, "contactId": order.contact_id, "departmentId": order.head.placement.department_id,
        "currency": order.currency, "netTotal": order.net_total, "taxTotal": order.tax_total,
        "paymentTerms": order.payment_terms, "deliveryTerms": order.delivery_terms,
        "orderedOn": order.ordered_on, "note": note,
    });
    if let (Some(told), Json::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    told
}

impl Order {
    /// Drafts may still change, and of what was called off nothing is owed.
    pub fn is_firm(&self) -> Result<()> {
        let states =
            [OrderState::Confirmed, OrderState::PartlyDelivered, OrderState::Delivered, OrderState::Closed];
        if states.contains(&self.state) { Ok(()) } else { Err(Error::precondition("ORDER_NOT_FIRM")) }
    }

    /// One contract an order.
    pub fn may_ask_for_contract(&self) -> Result<()> {
        self.is_firm()?;
        if self.contract_requested_at.is_some() || self.contract_id.is_some() {
            return Err(Error::precondition("CONTRACT_ALREADY_REQUESTED"));
        }
        Ok(())
    }
}
