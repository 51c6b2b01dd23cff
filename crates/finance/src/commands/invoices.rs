//! What people do with invoices, a file each. Whatever changes how much of a contract is invoiced does so under the
//! contract's lock.

mod decide;
mod issue;
mod red;
mod request;
mod void;

pub use decide::{approve, reject};
pub use issue::issue;
use kernel::{Error, Money, Result, Uuid};
pub use red::red;
pub use request::{enter, request, update};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use store::{Uow, record::parse_id};
pub use void::void;

use crate::{
    ground::{Ground, amount},
    records::{Contract, Invoice},
};

/// What an event about an invoice says beside the record.
fn detail(invoice: &Invoice) -> Json {
    json!({
        "customerId": invoice.customer_id, "contractId": invoice.contract_id, "number": invoice.number,
        "taxNumber": invoice.tax_number, "amount": invoice.amount, "ownerId": invoice.head.placement.owner_id,
    })
}

/// An invoice with its contract, both locked, the contract first.
async fn locked(uow: &mut Uow<'_>, id: &str) -> Result<(Ground, Invoice)> {
    let id = parse_id("id", id)?;
    let seen = uow.get::<Invoice>(id).await?;
    let ground = Ground::one(uow, seen.contract_id).await?;
    let invoice = uow.lock_even_locked::<Invoice>(id).await?;
    Ok((ground, invoice))
}

/// Everybody who issues invoices, but whoever acts and those that are told otherwise.
fn issuers(uow: &Uow<'_>, but: &[Option<Uuid>]) -> Vec<Uuid> {
    let acting = uow.ctx().user();
    let others = |id: &&Uuid| Some(**id) != acting && !but.contains(&Some(**id));
    uow.ctx().company.desk("finance.invoice.issue").iter().filter(others).copied().collect()
}

/// Tells whoever asked for it, unless he acted himself.
fn tell(uow: &mut Uow<'_>, invoice: &Invoice, reason: &str, params: Json) -> Result<()> {
    let acting = uow.ctx().user();
    let people = [invoice.head.placement.owner_id, invoice.requested_by];
    let to: Vec<Uuid> = people.into_iter().flatten().filter(|id| Some(*id) != acting).collect();
    uow.notify(&to, reason, params, invoice)
}

impl Contract {
    /// So much more (or less) is invoiced; never more than it amounts to.
    pub fn invoice(&mut self, more: Decimal) -> Result<()> {
        let all = self.amount.clone().unwrap_or_else(|| Money::zero("CNY"));
        let invoiced = amount(self.invoiced.as_ref());
        let free = all.amount - invoiced;
        if more > free {
            return Err(Error::precondition("INVOICE_BEYOND_CONTRACT").with("free", free.normalize()));
        }
        self.invoiced = Some(Money { amount: (invoiced + more).normalize(), ..all });
        Ok(())
    }
}
