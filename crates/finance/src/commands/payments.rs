//! What people do with payments, a file each.

mod allocate;
mod create;
mod refund;
mod release;
mod void;

pub use allocate::allocate;
pub use create::create;
use kernel::{Result, Uuid};
pub use refund::refund;
pub use release::release;
use serde_json::{Value as Json, json};
use store::{Uow, fault};
pub use void::void;

use crate::records::Payment;

/// What an event about a payment says beside the record.
pub fn detail(payment: &Payment) -> Json {
    json!({
        "customerId": payment.customer_id, "contractId": payment.contract_id, "number": payment.number,
        "amount": payment.amount, "allocated": payment.allocated, "advance": payment.advance,
    })
}

/// The contracts to which money of the payment is put.
async fn contracts_of(uow: &mut Uow<'_>, payment: Uuid) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "select contract_id from payment_allocations where payment_id = $1 \
         group by contract_id having sum(amount) <> 0",
    )
    .bind(payment)
    .fetch_all(uow.unscoped("all that a payment was put to"))
    .await
    .map_err(fault)
}
