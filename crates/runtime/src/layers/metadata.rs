//! What a call may say of itself beside its message: names of the headers and how they are read.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use kernel::{AsOf, Error, Uuid};

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
pub const SERVICE_TOKEN: HeaderName = HeaderName::from_static("x-service-token");
/// Where the caller sits, as the edge saw it.
pub const CLIENT_ADDRESS: HeaderName = HeaderName::from_static("x-client-address");
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
pub const ALLOW_DUPLICATES: HeaderName = HeaderName::from_static("allow-duplicates");
pub const AS_OF: HeaderName = HeaderName::from_static("as-of");
/// Asks a Create or Update what is wrong with it, without saving anything (the edge's own question).
pub const VALIDATE_ONLY: HeaderName = HeaderName::from_static("x-validate-only");
pub const TRACE_PARENT: HeaderName = HeaderName::from_static("traceparent");
pub const GRPC_TIMEOUT: HeaderName = HeaderName::from_static("grpc-timeout");

const LONGEST_KEY: usize = 200;
const LONGEST_REQUEST_ID: usize = 128;

/// The header as text; one with other than visible characters counts as absent.
pub fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// Gives the call a name for logs and audit: the caller's where it is a plain short text, or a new one.
pub fn name(headers: &mut HeaderMap) {
    let plain =
        |id: &str| (1..=LONGEST_REQUEST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    if !text(headers, &REQUEST_ID).is_some_and(plain)
        && let Ok(new) = HeaderValue::from_str(&Uuid::now_v7().to_string())
    {
        headers.insert(REQUEST_ID, new);
    }
}

/// The name that `name` gave.
pub fn request_id(headers: &HeaderMap) -> String {
    text(headers, &REQUEST_ID).unwrap_or_default().to_owned()
}

/// The token of `authorization: Bearer ...`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, &http::header::AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The version the caller saw: `7`, `"7"` or `W/"7"`; `*` asks nothing.
pub fn if_match(headers: &HeaderMap) -> kernel::Result<Option<i32>> {
    let Some(value) = headers.get(http::header::IF_MATCH) else { return Ok(None) };
    let value = value.to_str().unwrap_or_default().trim();
    if value == "*" {
        return Ok(None);
    }
    let version = value.trim_start_matches("W/").trim_matches('"').parse::<i32>().ok();
    let version = version.filter(|version| *version > 0);
    version.map(Some).ok_or_else(|| Error::invalid("If-Match", "NOT_A_VERSION"))
}

/// The caller's key for a repeatable call.
pub fn idempotency_key(headers: &HeaderMap) -> kernel::Result<Option<String>> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let good =
        (1..=LONGEST_KEY).contains(&value.len()) && value.as_bytes().iter().all(|b| (0x20..0x7f).contains(b));
    match value.to_str() {
        Ok(key) if good => Ok(Some(key.to_owned())),
        _ => Err(Error::invalid("Idempotency-Key", "NOT_A_KEY").with("max", LONGEST_KEY)),
    }
}

/// Does the caller know of probable duplicates and save all the same?
pub fn allow_duplicates(headers: &HeaderMap) -> kernel::Result<bool> {
    match headers.get(ALLOW_DUPLICATES).map(|value| value.to_str().unwrap_or_default().trim()) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(said) => Err(Error::invalid("Allow-Duplicates", "NOT_TRUE_OR_FALSE").with("value", said)),
    }
}

/// Original time and author: `2024-05-01T08:00:00Z` or `2024-05-01T08:00:00Z;<user id>`.
pub fn as_of(headers: &HeaderMap) -> kernel::Result<Option<AsOf>> {
    let Some(value) = headers.get(AS_OF) else { return Ok(None) };
    let read = |text: &str| {
        let (at, by) = text.split_once(';').map_or((text, None), |(at, by)| (at, Some(by)));
        let at = chrono::DateTime::parse_from_rfc3339(at.trim()).ok()?.to_utc();
        let by = by.map(|by| by.trim().parse()).transpose().ok()?;
        Some(AsOf { at, by })
    };
    let read = value.to_str().ok().and_then(read);
    read.map(Some)
        .ok_or_else(|| Error::invalid("As-Of", "NOT_A_TIME").with("value", value.to_str().unwrap_or("?")))
}

/// The header that `as_of` reads back.
pub fn write_as_of(as_of: &AsOf) -> String {
    let at = as_of.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    as_of.by.map_or_else(|| at.clone(), |by| format!("{at};{by}"))
}

/// How long the caller will wait: `10S`, `1500m`.
pub fn timeout(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, &GRPC_TIMEOUT)?;
    let (digits, unit) = value.split_at_checked(value.len().checked_sub(1)?)?;
    let amount: u64 = (digits.len() <= 8).then(|| digits.parse().ok()).flatten()?;
    Some(match unit {
        "H" => Duration::from_secs(amount * 3600),
        "M" => Duration::from_secs(amount * 60),
        "S" => Duration::from_secs(amount),
        "m" => Duration::from_millis(amount),
        "u" => Duration::from_micros(amount),
        "n" => Duration::from_nanos(amount),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a header's value"))])
    }

    #[test]
    fn a_version_is_read_in_every_usual_form() {
        for good in ["7", "\"7\"", "W/\"7\""] {
            assert_eq!(if_match(&headers(http::header::IF_MATCH, good)).expect("good"), Some(7));
        }
        assert_eq!(if_match(&headers(http::header::IF_MATCH, "*")).expect("any"), None);
        for bad in ["", "seven", "-1", "99999999999"] {
            assert!(if_match(&headers(http::header::IF_MATCH, bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn duplicates_are_allowed_by_a_plain_word_only() {
        assert!(!allow_duplicates(&HeaderMap::new()).expect("none"));
        assert!(allow_duplicates(&headers(ALLOW_DUPLICATES, "true")).expect("good"));
        assert!(!allow_duplicates(&headers(ALLOW_DUPLICATES, "false")).expect("good"));
        assert!(allow_duplicates(&headers(ALLOW_DUPLICATES, "yes")).is_err());
    }

    #[test]
    fn a_key_has_visible_characters_and_an_end() {
        assert_eq!(
            idempotency_key(&headers(IDEMPOTENCY_KEY, "order 17")).expect("good"),
            Some("order 17".to_owned())
        );
        for bad in [String::new(), "x".repeat(201), "ключ".to_owned()] {
            assert!(idempotency_key(&headers(IDEMPOTENCY_KEY, &bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_original_time_survives_the_journey() {
        let sent = AsOf { at: chrono::DateTime::UNIX_EPOCH, by: Some(Uuid::from_u128(5)) };
        let got = as_of(&headers(AS_OF, &write_as_of(&sent))).expect("good").expect("given");
        assert_eq!((got.at, got.by), (sent.at, sent.by));
        assert!(as_of(&headers(AS_OF, "yesterday")).is_err());
    }

    #[test]
    fn deadlines_are_read_and_nonsense_is_ignored() {
        assert_eq!(timeout(&headers(GRPC_TIMEOUT, "1500m")), Some(Duration::from_millis(1500)));
        for bad in ["", "S", "10", "x5S", "999999999S", "５S"] {
            assert_eq!(
                HeaderValue::from_str(bad).ok().and_then(|_| timeout(&headers(GRPC_TIMEOUT, bad))),
                None
            );
        }
    }
}
