//! Submitting: a contract always waits for a superior. From then on it is locked; until somebody decides it can be
//! withdrawn.

use kernel::{Ctx, Result, Uuid};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, records};

use super::{detail, locked};
use crate::{
    commands::remark,
    records::{Contract, ContractState},
    rules::amounts::told,
};

/// `superior` is who is asked, where there is one.
pub async fn submit(
    db: &Db,
    ctx: &Ctx,
    request: wire::SubmitContractRequest,
    superior: Option<Uuid>,
) -> Result<wire::Contract> {
    let note = remark::<Contract>("decision_note", "note", &request.note)?;
    let mut uow = db.begin(ctx).await?;
    let mut contract = locked(&mut uow, &request.id).await?;
    contract.can_submit()?;
    contract.submitted_at = Some(ctx.recorded_at());
    contract.submitted_by = ctx.recorded_by();
    contract.approver_id = superior;
    (contract.decided_at, contract.decided_by, contract.decision_note) = (None, None, None);
    contract.enter(ContractState::Submitted);
    uow.save(&mut contract);
    let mut about = detail(&contract);
    about["note"] = json!(note);
    uow.emit("submitted", &contract, about)?;
    if let Some(approver) = contract.approver_id {
        let params = json!({"amount": told(contract.amount.as_ref()), "note": note});
        let reason =
            if note.is_some() { "CONTRACT_APPROVAL_ASKED_SAYING" } else { "CONTRACT_APPROVAL_ASKED" };
        uow.notify(&[approver], reason, params, &contract)?;
    }
    records::answer(uow, &contract).await
}

pub async fn withdraw(db: &Db, ctx: &Ctx, request: wire::WithdrawContractRequest) -> Result<wire::Contract> {
    let mut uow = db.begin(ctx).await?;
    let mut contract = locked(&mut uow, &request.id).await?;
    contract.awaits_decision()?;
    contract.enter(ContractState::Draft);
    (contract.submitted_at, contract.submitted_by, contract.approver_id) = (None, None, None);
    uow.save(&mut contract);
    uow.emit("withdrawn", &contract, detail(&contract))?;
    records::answer(uow, &contract).await
}
