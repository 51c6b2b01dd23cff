//! What people do with contracts and money, a file each.

pub mod changes;
pub mod contracts;
pub mod credit;
pub mod invoices;
pub mod payments;
pub mod plans;
pub mod templates;

use kernel::{Error, FieldErrors, Result, Uuid};
use store::{Record, input, record::parse_id};

/// A remark as it is kept: trimmed, no longer than the record's field; `at` names it in the request.
fn remark<R: Record>(field: &str, at: &str, text: &str) -> Result<Option<String>> {
    let field =
        R::DEF.field(field).ok_or_else(|| Error::internal(format!("{} has no {field}", R::DEF.kind)))?;
    let mut errors = FieldErrors::default();
    let note = input::text(field, "", Some(text), &mut errors);
    errors.finish().map(|()| note).map_err(|error| error.at(at))
}

/// As `remark`, where there must be one.
fn reason<R: Record>(field: &str, at: &str, text: &str) -> Result<Option<String>> {
    match remark::<R>(field, at, text)? {
        None => Err(Error::invalid(at, "REQUIRED")),
        some => Ok(some),
    }
}

/// An id that may be left away.
fn optional_id(field: &str, id: &str) -> Result<Option<Uuid>> {
    (!id.is_empty()).then(|| parse_id(field, id)).transpose()
}
