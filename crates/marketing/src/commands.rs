//! What people do with leads, a file each.

pub mod assign;
pub mod create;
pub mod delete;
pub mod disqualify;
pub mod grab;
pub mod many;
pub mod reopen;
pub mod restore;
pub mod share;

use kernel::{Error, Result, Uuid};
use store::{Uow, record::parse_id};

/// A reason as it is kept: trimmed, at most 1,000 characters.
pub fn reason(field: &str, text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > 1000 {
        return Err(Error::invalid(field, "TOO_LONG").with("max", 1000));
    }
    if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid(field, "CONTROL_CHARACTER"));
    }
    Ok(Some(text.to_owned()).filter(|t| !t.is_empty()))
}

/// Commits a lead and answers with it.
pub async fn done(uow: Uow<'_>, lead: &crate::records::Lead) -> Result<proto::marketing::v1::Lead> {
    store::records::answer(uow, lead).await
}

/// An id that may be left away.
pub fn optional_id(field: &str, id: &str) -> Result<Option<Uuid>> {
    (!id.is_empty()).then(|| parse_id(field, id)).transpose()
}
