//! A payment that never was: entered by mistake, or called back by the bank. All its allocations are taken back.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, record::parse_id, records};

use super::{contracts_of, detail};
use crate::{
    commands::{contracts, reason},
    credit,
    ground::{Ground, Purse, amount},
    records::{Payment, PaymentAllocationWhy as Why, PaymentState},
    rules::amounts::told as sum,
};

pub async fn void(db: &Db, ctx: &Ctx, request: wire::VoidPaymentRequest) -> Result<wire::Payment> {
    let id = parse_id("id", &request.id)?;
    let why = reason::<Payment>("void_reason", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    uow.get::<Payment>(id).await?;
    let ids = contracts_of(&mut uow, id).await?;
    let mut grounds = Ground::open(&mut uow, &ids).await?;
    let payment = uow.lock_even_locked::<Payment>(id).await?;
    let payment = unbook(&mut uow, &mut grounds, payment, why).await?;
    records::answer(uow, &payment).await
}

/// Takes back all that was put to contracts, whose books are open; the payment is locked.
pub async fn unbook(
    uow: &mut Uow<'_>,
    grounds: &mut [Ground],
    payment: Payment,
    why: Option<String>,
) -> Result<Payment> {
    let id = payment.head.id;
    payment.can_be_voided()?;
    for ground in &mut *grounds {
        ground.book.release(id, None, amount(payment.amount.as_ref()), Why::Voided);
        ground.book.absorb();
        ground.contract.reopen();
    }
    let moved: Decimal = grounds.iter().map(|ground| ground.book.moved_of(id)).sum();
    if amount(payment.allocated.as_ref()) + moved != Decimal::ZERO {
        // somebody put it to one more contract while we waited
        return Err(Error::conflict("PAYMENT_MOVED_MEANWHILE"));
    }
    let mut purse = Purse::of(payment);
    purse.payment.state = PaymentState::Voided;
    purse.payment.head.locked = true;
    purse.payment.voided_at = Some(uow.ctx().recorded_at());
    purse.payment.void_reason = why;
    purse.save(uow, grounds);
    let payment = purse.payment;
    let mut told = detail(&payment);
    told["reason"] = json!(payment.void_reason);
    uow.emit("voided", &payment, told)?;
    let mut debtors = vec![(payment.customer_id, payment.currency().to_owned())];
    for ground in &mut *grounds {
        ground.write(uow, &[], payment.void_reason.as_deref()).await?;
        let params = json!({"number": payment.number, "amount": sum(payment.amount.as_ref())});
        contracts::tell(uow, &ground.contract, "PAYMENT_VOIDED", params)?;
        debtors.push(ground.debtor());
    }
    credit::settle(uow, &debtors).await?;
    Ok(payment)
}
