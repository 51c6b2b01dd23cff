//! Confirming an order: from then on it is locked, and goods may go out. What no quote was approved for keeps
//! to the discount limit of whoever confirms it.

use kernel::{Ctx, Error, Result};
use proto::sales::v1 as wire;
use store::{Db, record::parse_id, records};

use super::detail;
use crate::{
    credit, discounts, reckoning,
    records::{Order, OrderState},
};

pub async fn confirm(db: &Db, ctx: &Ctx, request: wire::ConfirmOrderRequest) -> Result<wire::Order> {
    let mut uow = db.begin(ctx).await?;
    let mut order = uow.lock_even_locked::<Order>(parse_id("id", &request.id)?).await?;
    order.can_be_confirmed()?;
    if order.lines.is_empty() {
        return Err(Error::precondition("ORDER_EMPTY"));
    }
    credit::standing(&mut uow, order.customer_id).await?.allows_selling()?;
    let given = order.discount_rate.unwrap_or_default();
    if order.quote_id.is_none()
        && let Some(limit) = discounts::limit(&mut uow).await?
    {
        if limit.most < given {
            return Err(Error::precondition("DISCOUNT_BEYOND_LIMIT")
                .with("discount", given)
                .with("limit", limit.most));
        }
        let unpriced = reckoning::unpriced(&order.as_offer());
        if !limit.unpriced && !unpriced.is_empty() {
            let lines = unpriced.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            return Err(Error::precondition("UNPRICED_LINES_NEED_QUOTE").with("lines", lines));
        }
    }
    order.enter(OrderState::Confirmed);
    order.confirmed_at = Some(ctx.recorded_at());
    order.confirmed_by = ctx.recorded_by();
    uow.save(&mut order);
    uow.emit("confirmed", &order, detail(&order))?;
    records::answer(uow, &order).await
}
