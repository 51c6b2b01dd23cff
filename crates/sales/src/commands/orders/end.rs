//! The end of an order before all of it went out: closed where the customer keeps what he has, cancelled
//! where he has nothing.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::sales::v1 as wire;
use serde_json::json;
use store::{Db, Record as _, Uow, input, record::parse_id, records};

use super::detail;
use crate::records::{Order, OrderState};

pub async fn close(db: &Db, ctx: &Ctx, request: wire::CloseOrderRequest) -> Result<wire::Order> {
    let reason = remark(&request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let order = uow.lock_even_locked::<Order>(parse_id("id", &request.id)?).await?;
    order.can_be_closed()?;
    end(uow, order, OrderState::Closed, reason).await
}

pub async fn cancel(db: &Db, ctx: &Ctx, request: wire::CancelOrderRequest) -> Result<wire::Order> {
    let reason = remark(&request.reason)?;
    if reason.is_none() {
        return Err(Error::invalid("reason", "REQUIRED"));
    }
    let mut uow = db.begin(ctx).await?;
    let order = uow.lock_even_locked::<Order>(parse_id("id", &request.id)?).await?;
    order.can_be_cancelled()?;
    end(uow, order, OrderState::Cancelled, reason).await
}

async fn end(
    mut uow: Uow<'_>,
    mut order: Order,
    state: OrderState,
    reason: Option<String>,
) -> Result<wire::Order> {
    order.enter(state);
    order.ended_at = Some(uow.ctx().recorded_at());
    order.end_reason = reason;
    uow.save(&mut order);
    let mut told = detail(&order);
    told["reason"] = json!(order.end_reason);
    let verb = if state == OrderState::Closed { "closed" } else { "cancelled" };
    uow.emit(verb, &order, told)?;
    records::answer(uow, &order).await
}

/// A reason as it is kept: trimmed, at most 1,000 characters.
fn remark(text: &str) -> Result<Option<String>> {
    let field = Order::DEF.field("end_reason").ok_or_else(|| Error::internal("an order without an end"))?;
    let mut errors = FieldErrors::default();
    let reason = input::text(field, "", Some(text), &mut errors);
    errors.finish().map(|()| reason).map_err(|error| error.at("reason"))
}
