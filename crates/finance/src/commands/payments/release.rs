//! Taking an allocation back: the money is advance again.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, record::parse_id, records};

use super::detail;
use crate::{
    commands::{optional_id, remark},
    credit,
    ground::{Ground, Purse},
    records::{Payment, PaymentAllocation, PaymentAllocationWhy as Why},
    rules::amounts,
};

pub async fn release(db: &Db, ctx: &Ctx, request: wire::ReleasePaymentRequest) -> Result<wire::Payment> {
    let id = parse_id("id", &request.id)?;
    let contract = parse_id("contractId", &request.contract_id)?;
    let plan = optional_id("planId", &request.plan_id)?;
    let note = remark::<PaymentAllocation>("note", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let seen = uow.get::<Payment>(id).await?;
    let asked = amounts::asked("amount", &request.amount, seen.currency())?;
    let mut ground = Ground::one(&mut uow, contract).await?;
    let payment = uow.lock_even_locked::<Payment>(id).await?;
    payment.is_booked()?;
    ground.contract.gives_money_back()?;
    let there = ground.book.put_of(id, plan);
    let part = asked.unwrap_or(there);
    if part > there || there.is_zero() {
        return Err(Error::invalid("amount", "MORE_THAN_ALLOCATED").with("most", there.normalize()));
    }
    ground.book.release(id, plan, part, Why::Released);
    ground.book.absorb();
    let mut purse = Purse::of(payment);
    purse.save(&mut uow, std::slice::from_ref(&ground));
    let payment = purse.payment;
    let mut told = detail(&payment);
    told["contractId"] = json!(contract);
    told["released"] = json!(part);
    uow.emit("released", &payment, told)?;
    ground.write(&mut uow, &[], note.as_deref()).await?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    records::answer(uow, &payment).await
}
