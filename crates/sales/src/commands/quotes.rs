//! What people do with quotes, a file each.

mod answer;
mod decide;
mod print;
mod revise;
mod submit;
mod superior;
mod write;

pub use answer::{accept, decline, send};
pub use decide::{approve, reject};
use kernel::{Error, FieldErrors, Result, Uuid};
pub use print::print;
pub use revise::revise;
use serde_json::{Value as Json, json};
use store::{Record as _, Uow, input};
pub use submit::{submit, withdraw};
pub use superior::superior;
pub use write::{create, update};

use crate::records::Quote;

/// What an event about a quote says beside the record.
fn detail(quote: &Quote) -> Json {
    json!({
        "customerId": quote.customer_id, "opportunityId": quote.opportunity_id,
        "ownerId": quote.head.placement.owner_id, "number": quote.number, "revision": quote.revision,
        "total": quote.total, "discountRate": quote.discount_rate,
    })
}

/// A remark as it is kept: trimmed, at most 1,000 characters.
fn remark(at: &str, text: &str) -> Result<Option<String>> {
    let field =
        Quote::DEF.field("decision_note").ok_or_else(|| Error::internal("a quote without decisions"))?;
    let mut errors = FieldErrors::default();
    let note = input::text(field, "", Some(text), &mut errors);
    errors.finish().map(|()| note).map_err(|error| error.at(at))
}

/// Tells the owner and whoever submitted it, unless he did it himself.
fn tell(uow: &mut Uow<'_>, quote: &Quote, reason: &str, params: Json) -> Result<()> {
    let acting = uow.ctx().user();
    let to: Vec<Uuid> = [quote.head.placement.owner_id, quote.submitted_by]
        .into_iter()
        .flatten()
        .filter(|id| Some(*id) != acting)
        .collect();
    uow.notify(&to, reason, params, quote)
}
