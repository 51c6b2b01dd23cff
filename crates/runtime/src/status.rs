//! A refusal on its way between services and back: `kernel::Error` to a gRPC status and again to
//! its parts. The details are those of google.rpc, so that any gRPC client can read them.
//!
//! `ErrorInfo` carries the reason, the domain `kehu` and in its metadata the values for the sentence,
//! plus `errorKind`, which tells apart kinds that share a code. `BadRequest` names every wrong field
//! with its reason; the values of field n stand in the metadata as `field-<n>-<name>`, what is told of the
//! n-th record that stands in the way as `hit-<n>-<name>`.

use std::collections::HashMap;

use kernel::Kind;
use tonic::{Code, Status};
use tonic_types::{BadRequest, ErrorDetails, ErrorInfo, FieldViolation, StatusExt};

/// Whose reasons these are.
pub const DOMAIN: &str = "kehu";
const KIND: &str = "errorKind";

/// Details travel as one header: no more field errors than fit into this many bytes.
const FIELD_BUDGET: usize = 4096;
const LONGEST_VALUE: usize = 256;
/// Records that stand in the way; more are not named.
const MOST_HITS: usize = 5;

/// What a status says once read back.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    pub code: Code,
    pub kind: Kind,
    /// Key of the sentence. Where a status came without one: the gRPC code's name.
    pub reason: String,
    pub params: Vec<(String, String)>,
    pub fields: Vec<FieldParts>,
    /// The records that stand in the way.
    pub hits: Vec<Vec<(String, String)>>,
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldParts {
    /// Path as the caller wrote it: `addresses[2].city`.
    pub field: String,
    pub reason: String,
    pub params: Vec<(String, String)>,
}

/// The gRPC code of a kind.
pub fn code_of(kind: Kind) -> Code {
    match kind {
        Kind::NotFound => Code::NotFound,
        Kind::AlreadyExists => Code::AlreadyExists,
        Kind::Conflict => Code::Aborted,
        Kind::StaleVersion => Code::Aborted,
        Kind::Invalid => Code::InvalidArgument,
        Kind::Precondition => Code::FailedPrecondition,
        Kind::Forbidden => Code::PermissionDenied,
        Kind::Unauthenticated => Code::Unauthenticated,
        Kind::RateLimited => Code::ResourceExhausted,
        Kind::Unavailable => Code::Unavailable,
        Kind::Internal => Code::Internal,
    }
}

/// The kind of a status that carries none (made by tonic, a proxy, a lost connection).
pub fn kind_of(code: Code) -> Kind {
    match code {
        Code::NotFound => Kind::NotFound,
        Code::AlreadyExists => Kind::AlreadyExists,
        Code::Aborted => Kind::Conflict,
        Code::InvalidArgument | Code::OutOfRange => Kind::Invalid,
        Code::FailedPrecondition => Kind::Precondition,
        Code::PermissionDenied => Kind::Forbidden,
        Code::Unauthenticated => Kind::Unauthenticated,
        Code::ResourceExhausted => Kind::RateLimited,
        // no service of ours says Unknown: the connection broke before it had answered
        Code::Unavailable | Code::Cancelled | Code::DeadlineExceeded | Code::Unknown => Kind::Unavailable,
        Code::Ok | Code::Internal | Code::Unimplemented | Code::DataLoss => Kind::Internal,
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::NotFound => "NOT_FOUND",
        Kind::AlreadyExists => "ALREADY_EXISTS",
        Kind::Conflict => "CONFLICT",
        Kind::StaleVersion => "STALE_VERSION",
        Kind::Invalid => "INVALID",
        Kind::Precondition => "PRECONDITION",
        Kind::Forbidden => "FORBIDDEN",
        Kind::Unauthenticated => "UNAUTHENTICATED",
        Kind::RateLimited => "RATE_LIMITED",
        Kind::Unavailable => "UNAVAILABLE",
        Kind::Internal => "INTERNAL",
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    Some(match name {
        "NOT_FOUND" => Kind::NotFound,
        "ALREADY_EXISTS" => Kind::AlreadyExists,
        "CONFLICT" => Kind::Conflict,
        "STALE_VERSION" => Kind::StaleVersion,
        "INVALID" => Kind::Invalid,
        "PRECONDITION" => Kind::Precondition,
        "FORBIDDEN" => Kind::Forbidden,
        "UNAUTHENTICATED" => Kind::Unauthenticated,
        "RATE_LIMITED" => Kind::RateLimited,
        "UNAVAILABLE" => Kind::Unavailable,
        "INTERNAL" => Kind::Internal,
        _ => return None,
    })
}

/// The status of a refusal. A fault's text stays inside: log it where it is caught.
pub fn to_status(error: &kernel::Error) -> Status {
    let code = code_of(error.kind());
    if error.kind() == Kind::Internal {
        let metadata = HashMap::from([(KIND.to_owned(), kind_name(Kind::Internal).to_owned())]);
        return with_details(code, "INTERNAL", metadata, vec![]);
    }
    let mut metadata: HashMap<String, String> =
        error.params().iter().map(|(name, value)| (name.clone(), shortened(value))).collect();
    metadata.insert(KIND.to_owned(), kind_name(error.kind()).to_owned());

    for (index, told) in error.hits().iter().take(MOST_HITS).enumerate() {
        let told = told.iter().map(|(name, value)| (format!("hit-{index}-{name}"), shortened(value)));
        metadata.extend(told);
    }
    let mut violations = vec![];
    let mut spent = 0;
    for (index, field) in error.fields().iter().enumerate() {
        let mut violation = FieldViolation::new(shortened(&field.field), field.reason);
        violation.reason = field.reason.to_owned();
        spent += violation.field.len() + 2 * field.reason.len() + 8;
        for (name, value) in &field.params {
            let (key, value) = (format!("field-{index}-{name}"), shortened(value));
            spent += key.len() + value.len() + 4;
            metadata.insert(key, value);
        }
        violations.push(violation);
        if spent > FIELD_BUDGET {
            break;
        }
    }
    with_details(code, error.reason(), metadata, violations)
}

fn with_details(
    code: Code,
    reason: &str,
    metadata: HashMap<String, String>,
    violations: Vec<FieldViolation>,
) -> Status {
    let mut details = ErrorDetails::with_error_info(reason, DOMAIN, metadata);
    if !violations.is_empty() {
        details.set_bad_request(violations);
    }
    Status::with_error_details(code, reason, details)
}

fn shortened(value: &str) -> String {
    value.chars().take(LONGEST_VALUE).collect()
}

/// Reads a status back, whoever made it.
pub fn from_status(status: &Status) -> Parts {
    let code = status.code();
    let info = status.get_details_error_info().filter(|info| info.domain == DOMAIN);
    let Some(ErrorInfo { reason, mut metadata, .. }) = info else {
        let reason = code_name(code).to_owned();
        return Parts { code, kind: kind_of(code), reason, params: vec![], fields: vec![], hits: vec![] };
    };
    let kind = metadata.remove(KIND).and_then(|name| kind_named(&name)).unwrap_or_else(|| kind_of(code));
    let violations = match status.get_details_bad_request() {
        Some(BadRequest { field_violations }) => field_violations,
        None => vec![],
    };
    let fields = violations
        .into_iter()
        .enumerate()
        .map(|(index, violation)| FieldParts {
            field: violation.field,
            reason: violation.reason,
            params: told_of("field", &mut metadata, index),
        })
        .collect();
    let hits = (0..MOST_HITS).map(|index| told_of("hit", &mut metadata, index));
    let hits = hits.take_while(|told| !told.is_empty()).collect();
    let mut params: Vec<_> = metadata.into_iter().collect();
    params.sort();
    Parts { code, kind, reason, params, fields, hits }
}

fn told_of(what: &str, metadata: &mut HashMap<String, String>, index: usize) -> Vec<(String, String)> {
    let prefix = format!("{what}-{index}-");
    let mut params: Vec<_> = metadata
        .extract_if(|name, _| name.starts_with(&prefix))
        .map(|(name, value)| (name[prefix.len()..].to_owned(), value))
        .collect();
    params.sort();
    params
}

fn code_name(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown | Code::Unavailable => "UNAVAILABLE",
        Code::InvalidArgument => "INVALID",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "FORBIDDEN",
        Code::ResourceExhausted => "RATE_LIMITED",
        Code::FailedPrecondition => "PRECONDITION",
        Code::Aborted => "CONFLICT",
        Code::OutOfRange => "INVALID",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::DataLoss => "INTERNAL",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Error, FieldErrors};

    use super::*;

    #[test]
    fn a_refusal_survives_the_journey() {
        let sent = Error::precondition("CLAIM_LIMIT").with("limit", 10).with("kind", "customer");
        let parts = from_status(&to_status(&sent));
        assert_eq!(parts.kind, Kind::Precondition);
        assert_eq!(parts.reason, "CLAIM_LIMIT");
        let expected =
            vec![("kind".to_owned(), "customer".to_owned()), ("limit".to_owned(), "10".to_owned())];
        assert_eq!(parts.params, expected);
    }

    #[test]
    fn kinds_with_one_code_stay_apart() {
        let stale = from_status(&to_status(&Error::new(Kind::StaleVersion, "STALE_VERSION")));
        let conflict = from_status(&to_status(&Error::conflict("TAKEN")));
        assert_eq!((stale.code, conflict.code), (Code::Aborted, Code::Aborted));
        assert_eq!((stale.kind, conflict.kind), (Kind::StaleVersion, Kind::Conflict));
    }

    #[test]
    fn a_broken_connection_is_no_fault_of_the_service() {
        let parts = from_status(&Status::unknown("error reading a body from connection"));
        assert_eq!((parts.kind, parts.reason.as_str()), (Kind::Unavailable, "UNAVAILABLE"));
    }

    #[test]
    fn every_wrong_field_keeps_its_values() {
        let mut errors = FieldErrors::default();
        errors.push("name", "REQUIRED");
        errors.push_with("addresses[2].city", "TOO_LONG", vec![("max".to_owned(), "255".to_owned())]);
        let error = errors.finish().expect_err("two fields are wrong");
        let parts = from_status(&to_status(&error));
        assert_eq!(parts.fields.len(), 2);
        assert_eq!(parts.fields[1].field, "addresses[2].city");
        assert_eq!(parts.fields[1].params, vec![("max".to_owned(), "255".to_owned())]);
        assert!(parts.params.is_empty());
    }

    #[test]
    fn the_records_in_the_way_are_told_one_by_one() {
        let told = |title: &str| {
            vec![("key".to_owned(), "PHONE".to_owned()), ("title".to_owned(), title.to_owned())]
        };
        let error = (0..9).fold(Error::exists("DUPLICATE"), |error, n| error.hit(told(&format!("客户{n}"))));
        let parts = from_status(&to_status(&error));
        assert_eq!(parts.hits.len(), MOST_HITS);
        assert_eq!(parts.hits[4], told("客户4"));
        assert!(parts.params.is_empty());
    }

    #[test]
    fn a_fault_keeps_its_text_inside() {
        let status = to_status(&Error::internal("password of the database is wrong"));
        assert_eq!(status.message(), "INTERNAL");
        assert!(!String::from_utf8_lossy(status.details()).contains("password"));
    }

    #[test]
    fn thousands_of_wrong_fields_fit_into_a_header() {
        let mut errors = FieldErrors::default();
        for index in 0..5000 {
            errors.push(format!("addresses[{index}].city"), "CONTROL_CHARACTER");
        }
        let error = errors.finish().expect_err("all fields are wrong");
        assert!(to_status(&error).details().len() < 2 * FIELD_BUDGET);
    }

    #[test]
    fn a_status_of_others_is_read_by_its_code() {
        let parts = from_status(&Status::deadline_exceeded("slow"));
        assert_eq!((parts.kind, parts.reason.as_str()), (Kind::Unavailable, "DEADLINE_EXCEEDED"));
    }
}
