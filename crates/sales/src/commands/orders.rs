//! What people do with orders, a file each.

mod confirm;
mod end;
mod goods;
pub mod request;
mod write;

pub use confirm::confirm;
pub use end::{cancel, close};
pub use goods::{deliver, take_back};
use serde_json::{Value as Json, json};
pub(super) use write::enter;
pub use write::{create, delete, update};

use crate::records::Order;

/// What an event about an order says beside the record.
fn detail(order: &Order) -> Json {
    json!({
        "customerId": order.customer_id, "opportunityId": order.opportunity_id, "quoteId": order.quote_id,
        "ownerId": order.head.placement.owner_id, "number": order.number, "total": order.total,
    })
}
