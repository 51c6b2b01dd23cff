//! What an upload says of its file before the bytes come: its name, its type, the record it is put on.

use kernel::{Ctx, Error, FieldDef, FieldErrors, Kind, Result};
use proto::collaboration::v1::{self as wire, upload_file_request::Meta};
use serde_json::json;
use store::{Record as _, Rules, records};

use super::objects::too_large;
use crate::records::File;

const UNKNOWN_TYPE: &str = "application/octet-stream";

impl Rules for File {}

/// The file's card, complete but for what only the bytes can tell.
pub fn read(ctx: &Ctx, meta: &Meta, largest: u64) -> Result<File> {
    let mut errors = FieldErrors::default();
    let on = on(&meta.record_kind);
    match (meta.record_kind.as_str(), meta.record_id.is_empty(), on) {
        ("", true, _) | (_, false, Some(_)) => {}
        ("", false, _) => errors.push("recordKind", "REQUIRED"),
        (_, true, Some(_)) => errors.push("recordId", "REQUIRED"),
        _ => {
            let kinds: Vec<&str> = File::DEF.parents().filter_map(|field| field.reference).collect();
            errors.push_with("recordKind", "UNSUPPORTED", vec![("options".to_owned(), kinds.join(", "))]);
        }
    }
    match u64::try_from(meta.size) {
        Ok(size) if size > largest => return Err(too_large(largest)),
        Ok(_) => {}
        Err(_) => errors.push("size", "NEGATIVE"),
    }
    let mut card = json!({"name": meta.name});
    if let Some(field) = on.filter(|_| !meta.record_id.is_empty()) {
        card[field.json] = meta.record_id.clone().into();
    }
    let card: wire::File = serde_json::from_value(card).map_err(Error::internal)?;
    let drafted = records::draft::<File>(ctx, Some(card)).map_err(by_request_name);
    match drafted {
        Ok(mut file) => {
            errors.finish()?;
            file.content_type = Some(content_type(&meta.content_type));
            Ok(file)
        }
        Err(error) if error.kind() == Kind::Invalid => {
            errors.extend("", error);
            Err(errors.finish().err().unwrap_or_else(|| Error::internal("no errors in a refusal")))
        }
        Err(error) => Err(error),
    }
}

/// The field of the card that names records of this kind, if files are put on such.
fn on(kind: &str) -> Option<&'static FieldDef> {
    File::DEF.parents().find(|field| field.reference == Some(kind))
}

/// The upload speaks of `recordId` where the card speaks of `customerId`.
pub fn by_request_name(error: Error) -> Error {
    let names_it = |name: &str| File::DEF.parents().any(|field| field.json == name);
    if error.fields().iter().all(|field| names_it(&field.field)) { error.at("recordId") } else { error }
}

/// What the browser says, if it is a type at all: it is sent out again as a header.
fn content_type(given: &str) -> String {
    let given = given.trim();
    let token = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c))
    };
    let essence = given.split(';').next().unwrap_or_default().trim();
    let known = essence.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype));
    let plain = given.len() <= 255 && given.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    if known && plain { given.to_owned() } else { UNKNOWN_TYPE.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUSTOMER: &str = "customers.customer";

    fn refused(meta: Meta) -> Vec<String> {
        let ctx = Ctx::system("collaboration", kernel::Uuid::nil(), kernel::Time::default());
        let error = read(&ctx, &meta, 1000).err();
        let fields = error.iter().flat_map(|error| error.fields());
        fields.map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    #[test]
    fn every_wrong_thing_about_a_file_is_named_at_once() {
        let meta = Meta { record_kind: "sales.pipeline".into(), size: -1, ..Meta::default() };
        assert_eq!(refused(meta), ["recordKind UNSUPPORTED", "size NEGATIVE", "name REQUIRED"]);
    }

    #[test]
    fn a_record_needs_its_kind_and_a_kind_its_record() {
        let name = || "a.pdf".to_owned();
        let kind_only = Meta { name: name(), record_kind: CUSTOMER.into(), ..Meta::default() };
        assert_eq!(refused(kind_only), ["recordId REQUIRED"]);
        let no_id =
            Meta { name: name(), record_kind: CUSTOMER.into(), record_id: "7".into(), ..Meta::default() };
        assert_eq!(refused(no_id), ["recordId NOT_A_UUID"]);
        assert!(refused(Meta { name: name(), ..Meta::default() }).is_empty());
    }

    #[test]
    fn a_type_that_is_none_becomes_plain_bytes() {
        assert_eq!(content_type("text/plain; charset=utf-8"), "text/plain; charset=utf-8");
        for odd in ["", "pdf", "text/", "text/html\r\nX: y", "文/档"] {
            assert_eq!(content_type(odd), UNKNOWN_TYPE, "{odd:?}");
        }
    }
}
