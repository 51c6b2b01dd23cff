//! Asking for a change order: another amount or another end, never less than is invoiced. One at a time waits for
//! its decision.

use kernel::{Ctx, Error, Money, Result, Uuid};
use proto::finance::v1 as wire;
use serde_json::json;
use store::{Db, fault, records};

use super::{detail, locked};
use crate::{
    commands::reason,
    ground::amount,
    records::{Contract, ContractChange, ContractChangeState},
    rules::amounts,
};

/// `superior` is who is asked, where there is one.
pub async fn change(
    db: &Db,
    ctx: &Ctx,
    request: wire::ChangeContractRequest,
    superior: Option<Uuid>,
) -> Result<wire::Contract> {
    let why = reason::<ContractChange>("reason", "reason", &request.reason)?;
    let ends_on = match request.ends_on.trim() {
        "" => None,
        text => Some(kernel::text::time::date(text).ok_or_else(|| Error::invalid("endsOn", "NOT_A_DATE"))?),
    };
    let mut uow = db.begin(ctx).await?;
    let mut contract = locked(&mut uow, &request.id).await?;
    contract.can_change()?;
    let was = contract.amount.clone().unwrap_or_else(|| Money::zero("CNY"));
    let asked = amounts::asked("amount", &request.amount, &was.currency)?;
    let now = Money { currency: was.currency.clone(), amount: asked.unwrap_or(was.amount) };
    let ends = ends_on.or(contract.ends_on);
    if now == was && ends == contract.ends_on {
        return Err(Error::invalid("amount", "NOTHING_CHANGES"));
    }
    if contract.starts_on.zip(ends).is_some_and(|(from, until)| until < from) {
        return Err(Error::invalid("endsOn", "ENDS_BEFORE_IT_BEGINS"));
    }
    contract.leaves_room_for_invoices(&now)?;
    let count: i64 = sqlx::query_scalar("select count(*) from contract_changes where contract_id = $1")
        .bind(contract.head.id)
        .fetch_one(uow.unscoped("change orders are counted"))
        .await
        .map_err(fault)?;
    let mut order = ContractChange {
        number: Some(format!("{}-C{}", contract.number.as_deref().unwrap_or_default(), count + 1)),
        contract_id: contract.head.id,
        state: ContractChangeState::Submitted,
        amount_before: Some(was),
        amount: Some(now),
        ends_before: contract.ends_on,
        ends_on: ends,
        reason: why,
        submitted_by: ctx.recorded_by(),
        approver_id: superior,
        ..ContractChange::default()
    };
    order.head.id = Uuid::now_v7();
    contract.pending_change_id = Some(order.head.id);
    uow.save(&mut contract);
    uow.insert(&mut order);
    let mut about = detail(&contract);
    about["changeId"] = json!(order.head.id);
    about["newAmount"] = json!(order.amount);
    uow.emit("change_requested", &contract, about)?;
    if let Some(approver) = order.approver_id {
        let params = json!({
            "before": amounts::told(order.amount_before.as_ref()),
            "amount": amounts::told(order.amount.as_ref()), "reason": order.reason,
        });
        uow.notify(&[approver], "CHANGE_APPROVAL_ASKED", params, &order)?;
    }
    records::answer(uow, &contract).await
}

impl Contract {
    /// What is invoiced must be called back first.
    pub fn leaves_room_for_invoices(&self, changed: &Money) -> Result<()> {
        let invoiced = amount(self.invoiced.as_ref());
        match changed.amount < invoiced {
            true => Err(Error::precondition("CHANGE_BELOW_INVOICED").with("invoiced", invoiced.normalize())),
            false => Ok(()),
        }
    }
}
