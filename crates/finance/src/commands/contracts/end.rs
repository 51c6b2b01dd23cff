//! The end of a contract: completed when all of it is paid, terminated before. What has come in stays where it is;
//! of a terminated contract nothing more is owed.

use kernel::{Ctx, Error, Result};
use proto::finance::v1 as wire;
use rust_decimal::Decimal;
use serde_json::json;
use store::{Db, Uow, records};

use super::{detail, locked, tell};
use crate::{
    commands::reason,
    credit,
    ground::Ground,
    records::{Contract, ContractState},
};

pub async fn complete(db: &Db, ctx: &Ctx, request: wire::CompleteContractRequest) -> Result<wire::Contract> {
    let mut uow = db.begin(ctx).await?;
    let contract = locked(&mut uow, &request.id).await?;
    contract.can_be_completed()?;
    let ground = Ground::of(&mut uow, contract).await?;
    if ground.book.open() > Decimal::ZERO {
        return Err(Error::precondition("CONTRACT_NOT_PAID").with("open", ground.book.open().normalize()));
    }
    end(uow, ground, ContractState::Completed, None).await
}

pub async fn terminate(
    db: &Db,
    ctx: &Ctx,
    request: wire::TerminateContractRequest,
) -> Result<wire::Contract> {
    let why = reason::<Contract>("end_reason", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let contract = locked(&mut uow, &request.id).await?;
    contract.can_be_terminated()?;
    let ground = Ground::of(&mut uow, contract).await?;
    end(uow, ground, ContractState::Terminated, why).await
}

async fn end(
    mut uow: Uow<'_>,
    mut ground: Ground,
    state: ContractState,
    why: Option<String>,
) -> Result<wire::Contract> {
    ground.contract.enter(state);
    ground.contract.ended_at = Some(uow.ctx().recorded_at());
    ground.contract.end_reason = why;
    ground.reckon(uow.ctx().today());
    let debtor = ground.debtor();
    let mut contract = ground.contract;
    uow.save(&mut contract);
    let mut about = detail(&contract);
    about["reason"] = json!(contract.end_reason);
    let completed = state == ContractState::Completed;
    uow.emit(if completed { "completed" } else { "terminated" }, &contract, about)?;
    let notice = if completed { "CONTRACT_COMPLETED" } else { "CONTRACT_TERMINATED" };
    tell(&mut uow, &contract, notice, json!({"reason": contract.end_reason}))?;
    credit::settle(&mut uow, &[debtor]).await?;
    records::answer(uow, &contract).await
}
