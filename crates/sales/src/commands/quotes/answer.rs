//! What becomes of an approved quote: the customer gets it, takes it in time or doesn't take it. What he
//! takes is an order in the same moment, one however many say so.

use kernel::{Ctx, Result, Uuid};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, Uow, record::parse_id, records};

use super::{detail, remark, tell};
use crate::{
    commands::orders,
    credit,
    records::{Order, Quote, QuoteState},
};

pub async fn send(db: &Db, ctx: &Ctx, request: wire::SendQuoteRequest) -> Result<wire::Quote> {
    let mut uow = db.begin(ctx).await?;
    let mut quote = uow.lock_even_locked::<Quote>(parse_id("id", &request.id)?).await?;
    quote.can_be_sent()?;
    quote.still_valid(ctx.today())?;
    quote.enter(QuoteState::Sent);
    quote.sent_at = Some(ctx.recorded_at());
    uow.save(&mut quote);
    uow.emit("sent", &quote, detail(&quote))?;
    records::answer(uow, &quote).await
}

pub async fn accept(db: &Db, ctx: &Ctx, request: wire::AcceptQuoteRequest) -> Result<wire::Quote> {
    let mut uow = db.begin(ctx).await?;
    let mut quote = awaiting(&mut uow, &request.id).await?;
    quote.still_valid(ctx.today())?;
    credit::standing(&mut uow, quote.customer_id).await?.allows_selling()?;
    quote.enter(QuoteState::Accepted);
    quote.answered_at = Some(ctx.recorded_at());
    let mut order = Order::of(&quote);
    order.head.id = Uuid::now_v7();
    quote.order_id = Some(order.head.id);
    orders::enter(&mut uow, &mut order).await?;
    uow.save(&mut quote);
    let mut told = detail(&quote);
    told["orderId"] = json!(order.head.id);
    uow.emit("accepted", &quote, told)?;
    tell(&mut uow, &quote, "QUOTE_ACCEPTED", json!({}))?;
    records::answer(uow, &quote).await
}

pub async fn decline(db: &Db, ctx: &Ctx, request: wire::DeclineQuoteRequest) -> Result<wire::Quote> {
    let reason = remark("reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let mut quote = awaiting(&mut uow, &request.id).await?;
    quote.enter(QuoteState::Declined);
    quote.answered_at = Some(ctx.recorded_at());
    quote.answer_note = reason.clone();
    uow.save(&mut quote);
    let mut told = detail(&quote);
    told["reason"] = json!(reason);
    uow.emit("declined", &quote, told)?;
    tell(&mut uow, &quote, "QUOTE_DECLINED", json!({}))?;
    records::answer(uow, &quote).await
}

/// The quote, locked, if the customer may still answer it.
async fn awaiting(uow: &mut Uow<'_>, id: &str) -> Result<Quote> {
    let quote = uow.lock_even_locked::<Quote>(parse_id("id", id)?).await?;
    quote.awaits_answer()?;
    Ok(quote)
}
