//! Deciding on change orders. An approved one takes effect at once, under the contract's lock: what is allocated
//! beyond the new amount goes back to the payments' advance, the newest first.

use kernel::{Ctx, Error, Money, Result};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, rank, record::parse_id, records};

use super::{contracts, reason, remark};
use crate::{
    credit,
    ground::{Ground, Purse, amount},
    records::{ContractChange, ContractChangeState as State},
};

pub async fn approve(
    db: &Db,
    ctx: &Ctx,
    request: wire::ApproveContractChangeRequest,
) -> Result<wire::ContractChange> {
    let note = remark::<ContractChange>("decision_note", "note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let (mut ground, mut order) = awaiting(&mut uow, &request.id).await?;
    somebody_else(&uow, &ground, &order)?;
    let now = order.amount.clone().unwrap_or_else(|| Money::zero(ground.currency()));
    ground.contract.leaves_room_for_invoices(&now)?;
    let received = ground.book.received();
    ground.book.change(now.amount);
    order.released = Some(Money { amount: received - ground.book.received(), ..now.clone() });
    ground.contract.amount = Some(now);
    ground.contract.ends_on = order.ends_on;
    let touched: Vec<_> =
        ground.book.payments().into_iter().filter(|id| !ground.book.moved_of(*id).is_zero()).collect();
    let mut purses = Purse::open(&mut uow, &touched).await?;
    decided(&mut uow, &mut order, State::Approved, note);
    ground.contract.pending_change_id = None;
    ground.write(&mut uow, &[], order.number.as_deref()).await?;
    for purse in &mut purses {
        purse.save(&mut uow, std::slice::from_ref(&ground));
    }
    let mut about = contracts::detail(&ground.contract);
    about["changeId"] = json!(order.head.id);
    about["released"] = json!(order.released);
    uow.emit("changed", &ground.contract, about)?;
    let params = json!({
        "amount": crate::rules::amounts::told(order.amount.as_ref()),
        "released": crate::rules::amounts::told(order.released.as_ref()),
    });
    let notice = match amount(order.released.as_ref()) > Decimal::ZERO {
        true => "CONTRACT_CHANGED_RELEASING",
        false => "CONTRACT_CHANGED",
    };
    contracts::tell(&mut uow, &ground.contract, notice, params)?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    records::answer(uow, &order).await
}

pub async fn reject(
    db: &Db,
    ctx: &Ctx,
    request: wire::RejectContractChangeRequest,
) -> Result<wire::ContractChange> {
    let note = reason::<ContractChange>("decision_note", "note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let (ground, order) = awaiting(&mut uow, &request.id).await?;
    somebody_else(&uow, &ground, &order)?;
    let params = json!({"note": note});
    contracts::tell(&mut uow, &ground.contract, "CHANGE_REJECTED", params)?;
    dropped(uow, ground, order, State::Rejected, note).await
}

pub async fn withdraw(
    db: &Db,
    ctx: &Ctx,
    request: wire::WithdrawContractChangeRequest,
) -> Result<wire::ContractChange> {
    let mut uow = db.begin(ctx).await?;
    let (ground, order) = awaiting(&mut uow, &request.id).await?;
    dropped(uow, ground, order, State::Withdrawn, None).await
}

/// The order and its contract, both locked, if it still waits for a decision.
async fn awaiting(uow: &mut Uow<'_>, id: &str) -> Result<(Ground, ContractChange)> {
    let id = parse_id("id", id)?;
    let seen = uow.get::<ContractChange>(id).await?;
    let ground = Ground::one(uow, seen.contract_id).await?;
    let order = uow.lock_ranked::<ContractChange>(rank::CONTRACT, id).await?;
    match order.state {
        State::Submitted => Ok((ground, order)),
        _ => Err(Error::precondition("CHANGE_DECIDED")),
    }
}

/// Nobody decides on what he asked for himself.
fn somebody_else(uow: &Uow<'_>, ground: &Ground, order: &ContractChange) -> Result<()> {
    let me = uow.ctx().user();
    let own = me == order.submitted_by || me == ground.contract.head.placement.owner_id;
    if me.is_some() && own { Err(Error::precondition("OWN_CHANGE")) } else { Ok(()) }
}

fn decided(uow: &mut Uow<'_>, order: &mut ContractChange, state: State, note: Option<String>) {
    order.state = state;
    order.decided_at = Some(uow.ctx().recorded_at());
    order.decided_by = uow.ctx().recorded_by();
    order.decision_note = note;
    uow.save(order);
}

/// It doesn't take effect: the contract stays as it is.
async fn dropped(
    mut uow: Uow<'_>,
    mut ground: Ground,
    mut order: ContractChange,
    state: State,
    note: Option<String>,
) -> Result<wire::ContractChange> {
    decided(&mut uow, &mut order, state, note);
    ground.contract.pending_change_id = None;
    ground.write(&mut uow, &[], None).await?;
    records::answer(uow, &order).await
}
