//! What people do with customers, a file each.

pub mod assign;
pub mod claim;
pub mod create;
pub mod lock;
pub mod many;
pub mod pools;
pub mod protect;
pub mod recycle_pool;
pub mod release;
pub mod restore;
pub mod share;
pub mod transfer;

use kernel::{Error, Result};
pub use runtime::colleague::{NewOwner, new_owner};
use store::Uow;

/// A reason as it is kept: trimmed, at most 1,000 characters.
pub fn reason(text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > 1000 {
        return Err(Error::invalid("reason", "TOO_LONG").with("max", 1000));
    }
    if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid("reason", "CONTROL_CHARACTER"));
    }
    Ok(Some(text.to_owned()).filter(|t| !t.is_empty()))
}

/// Commits a customer and answers with it.
pub async fn done(
    uow: Uow<'_>,
    customer: &crate::records::Customer,
) -> Result<proto::customers::v1::Customer> {
    store::records::answer(uow, customer).await
}
