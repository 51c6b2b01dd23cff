//! A contract that both sides have signed: from its first day on it is in effect, and what it amounts to is owed. What
//! came in for it before is put to it.

use kernel::{Ctx, Date, FieldErrors, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, Record as _, input, records};

use super::{detail, locked, tell_finance};
use crate::{
    credit, deposits,
    ground::Ground,
    records::{Contract, ContractState},
    rules::amounts,
};

pub async fn sign(db: &Db, ctx: &Ctx, request: wire::SignContractRequest) -> Result<wire::Contract> {
    let signed_on = amounts::past_day("signedOn", &request.signed_on, ctx.today())?;
    let mut errors = FieldErrors::default();
    let mut text = |name: &str, value: &str| {
        Contract::DEF.field(name).and_then(|field| input::text(field, "", Some(value), &mut errors))
    };
    let ours = text("our_signatory", &request.our_signatory);
    let theirs = text("their_signatory", &request.their_signatory);
    errors.finish()?;
    let mut uow = db.begin(ctx).await?;
    let contract = locked(&mut uow, &request.id).await?;
    contract.can_be_signed()?;
    let mut ground = Ground::of(&mut uow, contract).await?;
    let contract = &mut ground.contract;
    contract.signed_on = match request.signed_on.trim() {
        "" => contract.signed_on.or(Some(signed_on)),
        _ => Some(signed_on),
    };
    contract.our_signatory = ours.or(contract.our_signatory.take());
    contract.their_signatory = theirs.or(contract.their_signatory.take());
    contract.enter(contract.first_state(ctx.today()));
    let mut purses = deposits::take(&mut uow, &mut ground).await?;
    ground.write(&mut uow, &[], None).await?;
    deposits::save(&mut uow, &ground, &mut purses)?;
    let contract = &ground.contract;
    let mut about = detail(contract);
    about["signedOn"] = json!(contract.signed_on);
    about["state"] = json!(if contract.state == ContractState::InEffect { "IN_EFFECT" } else { "SIGNED" });
    uow.emit("signed", contract, about)?;
    let params = json!({"amount": amounts::told(contract.amount.as_ref())});
    tell_finance(&mut uow, contract, "CONTRACT_SIGNED", params)?;
    credit::settle(&mut uow, &[ground.debtor()]).await?;
    records::answer(uow, contract).await
}

impl Contract {
    /// Signed only while its first day is still to come.
    pub fn first_state(&self, today: Date) -> ContractState {
        match self.starts_on {
            Some(first) if first > today => ContractState::Signed,
            _ => ContractState::InEffect,
        }
    }
}
