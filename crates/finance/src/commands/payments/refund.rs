//! Money goes back to the customer, out of what no contract has taken.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::detail;
use crate::{commands::reason, credit, ground::amount, records::Payment, rules::amounts};

pub async fn refund(db: &Db, ctx: &Ctx, request: wire::RefundPaymentRequest) -> Result<wire::Payment> {
    let id = parse_id("id", &request.id)?;
    let why = reason::<Payment>("void_reason", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let mut payment = uow.lock_even_locked::<Payment>(id).await?;
    payment.is_booked()?;
    let left = payment.left();
    let part = amounts::asked("amount", &request.amount, payment.currency())?.unwrap_or(left);
    if part > left || left == Decimal::ZERO {
        return Err(Error::invalid("amount", "MORE_THAN_ADVANCE").with("most", left.normalize()));
    }
    let (allocated, refunded) = (amount(payment.allocated.as_ref()), amount(payment.refunded.as_ref()));
    payment.sums(allocated, refunded + part);
    uow.save(&mut payment);
    let mut told = detail(&payment);
    told["refunded"] = json!(part);
    told["reason"] = json!(why);
    uow.emit("refunded", &payment, told)?;
    credit::settle(&mut uow, &[(payment.customer_id, payment.currency().to_owned())]).await?;
    records::answer(uow, &payment).await
}
