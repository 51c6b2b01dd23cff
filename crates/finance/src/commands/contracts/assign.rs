//! Giving a contract to a colleague, in whatever state it is: whoever leaves leaves nothing behind.

use kernel::{Ctx, Result};
use proto::finance::v1 as wire;
use runtime::colleague::NewOwner;
use serde_json::json;
use store::{Db, records};

use super::locked;
use crate::{commands::remark, records::Contract};

pub async fn assign(
    db: &Db,
    ctx: &Ctx,
    request: wire::AssignContractRequest,
    owner: NewOwner,
) -> Result<wire::Contract> {
    let reason = remark::<Contract>("end_reason", "reason", &request.reason)?;
    let mut uow = db.begin(ctx).await?;
    let mut contract = locked(&mut uow, &request.id).await?;
    let from = contract.head.placement.owner_id;
    if from != Some(owner.id) {
        contract.head.placement.give_to(owner.id, owner.department);
        uow.save(&mut contract);
        let about = json!({"fromOwnerId": from, "ownerId": owner.id, "reason": reason});
        uow.emit("assigned", &contract, about)?;
        if ctx.user() != Some(owner.id) {
            uow.notify(&[owner.id], "CONTRACT_GIVEN", json!({}), &contract)?;
        }
    }
    records::answer(uow, &contract).await
}
