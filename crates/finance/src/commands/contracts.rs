//! What people do with contracts, a file each.

mod assign;
mod change;
mod decide;
mod end;
mod print;
mod sign;
mod submit;
mod write;

pub use assign::assign;
pub use change::change;
pub use decide::{approve, reject};
pub use end::{complete, terminate};
use kernel::{Result, Uuid};
pub use print::{print, whole};
use serde_json::{Value as Json, json};
pub use sign::sign;
use store::{Uow, rank, record::parse_id};
pub use submit::{submit, withdraw};
pub use write::{create, enter, update};

use crate::records::Contract;

/// What an event about a contract says beside the record.
pub fn detail(contract: &Contract) -> Json {
    json!({
        "customerId": contract.customer_id, "opportunityId": contract.opportunity_id,
        "orderId": contract.order_id, "ownerId": contract.head.placement.owner_id,
        "number": contract.number, "amount": contract.amount,
    })
}

/// The contract, locked before everything else.
async fn locked(uow: &mut Uow<'_>, id: &str) -> Result<Contract> {
    uow.lock_ranked::<Contract>(rank::CONTRACT, parse_id("id", id)?).await
}

/// The work of whoever looks after money that comes in.
const BOOKING: &str = "finance.payment.create";

/// Who looks after it in finance: whom it names, else all who book payments.
fn in_finance(uow: &Uow<'_>, contract: &Contract) -> Vec<Uuid> {
    match contract.accountant_id {
        Some(accountant) => vec![accountant],
        None => uow.ctx().company.desk(BOOKING).to_vec(),
    }
}

/// Tells finance, unless it did it itself.
pub fn tell_finance(uow: &mut Uow<'_>, contract: &Contract, reason: &str, params: Json) -> Result<()> {
    let mut to = in_finance(uow, contract);
    to.retain(|id| Some(*id) != uow.ctx().user());
    uow.notify(&to, reason, params, contract)
}

/// As `tell`, and where nobody in finance looks after it, all who book payments.
pub fn tell_all(uow: &mut Uow<'_>, contract: &Contract, reason: &str, params: Json) -> Result<()> {
    let mut to = in_finance(uow, contract);
    to.extend([contract.head.placement.owner_id, contract.submitted_by].into_iter().flatten());
    to.retain(|id| Some(*id) != uow.ctx().user());
    uow.notify(&to, reason, params, contract)
}

/// Tells the owner, who looks after it in finance and whoever submitted it, unless he did it himself.
pub fn tell(uow: &mut Uow<'_>, contract: &Contract, reason: &str, params: Json) -> Result<()> {
    let acting = uow.ctx().user();
    let people = [contract.head.placement.owner_id, contract.accountant_id, contract.submitted_by];
    let to: Vec<Uuid> = people.into_iter().flatten().filter(|id| Some(*id) != acting).collect();
    uow.notify(&to, reason, params, contract)
}
