//! Approving a contract and sending it back: once, by somebody else than whoever made it or submitted it.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, Uow, records};

use super::{detail, locked, tell};
use crate::{
    commands::{reason, remark},
    records::{Contract, ContractState},
};

pub async fn approve(db: &Db, ctx: &Ctx, request: wire::ApproveContractRequest) -> Result<wire::Contract> {
    let note = remark::<Contract>("decision_note", "note", &request.note)?;
    decide(db, ctx, &request.id, ContractState::Approved, note).await
}

pub async fn reject(db: &Db, ctx: &Ctx, request: wire::RejectContractRequest) -> Result<wire::Contract> {
    let note = reason::<Contract>("decision_note", "note", &request.note)?;
    decide(db, ctx, &request.id, ContractState::Rejected, note).await
}

async fn decide(
    db: &Db,
    ctx: &Ctx,
    id: &str,
    state: ContractState,
    note: Option<String>,
) -> Result<wire::Contract> {
    let mut uow = db.begin(ctx).await?;
    let mut contract = awaiting(&mut uow, id).await?;
    contract.enter(state);
    contract.decided_at = Some(ctx.recorded_at());
    contract.decided_by = ctx.recorded_by();
    contract.decision_note = note.clone();
    uow.save(&mut contract);
    let mut about = detail(&contract);
    about["note"] = json!(note);
    let (verb, reason) = match state {
        ContractState::Approved => ("approved", "CONTRACT_APPROVED"),
        _ => ("rejected", "CONTRACT_REJECTED"),
    };
    uow.emit(verb, &contract, about)?;
    tell(&mut uow, &contract, reason, json!({"note": note}))?;
    records::answer(uow, &contract).await
}

/// The contract, locked, if it waits for a decision that is the caller's to make.
async fn awaiting(uow: &mut Uow<'_>, id: &str) -> Result<Contract> {
    let contract = locked(uow, id).await?;
    contract.awaits_decision()?;
    let me = uow.ctx().user();
    if me.is_some() && (me == contract.submitted_by || me == contract.head.placement.owner_id) {
        return Err(Error::precondition("OWN_CONTRACT"));
    }
    Ok(contract)
}
