//! What of a REST request's headers travels on to the service, and what a caller may not claim.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts};
use kernel::Locale;
use runtime::layers::metadata::{
    self, ALLOW_DUPLICATES, AS_OF, CLIENT_ADDRESS, IDEMPOTENCY_KEY, REQUEST_ID, SERVICE_TOKEN, TRACE_PARENT,
    VALIDATE_ONLY,
};
use tonic::metadata::MetadataMap;

use crate::problem::Problem;

/// Headers a service may read, as they come.
const PASSED: [HeaderName; 6] = [
    header::ACCEPT_LANGUAGE,
    TRACE_PARENT,
    HeaderName::from_static("tracestate"),
    IDEMPOTENCY_KEY,
    AS_OF,
    ALLOW_DUPLICATES,
];
/// The program the caller uses.
pub const CLIENT_AGENT: HeaderName = HeaderName::from_static("x-client-agent");
const FORWARDED_FOR: &str = "x-forwarded-for";
const LONGEST_HEADER: usize = 1024;
const LONGEST_CREDENTIAL: usize = 8192;

/// The caller's language, for sentences.
pub fn locale(headers: &HeaderMap) -> Locale {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wanted.map_or(Locale::En, Locale::from_header)
}

/// The address of the caller: the socket's, or what a trusted proxy says.
pub fn client_address(parts: &Parts, trusted_proxies: &[IpAddr]) -> Option<IpAddr> {
    let ConnectInfo(socket) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let mut address = socket.ip().to_canonical();
    let forwarded = parts.headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    // from our end backwards: only a trusted hop is believed about the hop before it
    for hop in hops.iter().rev() {
        match hop.parse::<IpAddr>() {
            Ok(previous) if trusted_proxies.contains(&address) => address = previous.to_canonical(),
            _ => break,
        }
    }
    Some(address)
}

/// The call's metadata, credentials apart.
pub fn metadata(parts: &Parts, request_id: &str, trusted_proxies: &[IpAddr]) -> Result<MetadataMap, Problem> {
    let mut passed = HeaderMap::with_capacity(8);
    for name in &PASSED {
        if let Some(value) = parts.headers.get(name) {
            passed.insert(name, readable(name, value, LONGEST_HEADER)?.clone());
        }
    }
    // our own span is the parent of the service's, where spans are collected
    if let Some(span) = runtime::telemetry::trace_parent() {
        put(&mut passed, TRACE_PARENT, &span);
    }
    if let Some(version) = metadata::if_match(&parts.headers)? {
        passed.insert(header::IF_MATCH, version.into());
    }
    if let Some(agent) = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()) {
        let agent: String = agent.chars().take(256).collect();
        put(&mut passed, CLIENT_AGENT, &agent);
    }
    put(&mut passed, REQUEST_ID, request_id);
    if let Some(address) = client_address(parts, trusted_proxies) {
        put(&mut passed, CLIENT_ADDRESS, &address.to_string());
    }
    Ok(MetadataMap::from_headers(passed))
}

/// Sets a header; a text that cannot be one is left out.
pub fn put(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(name, value);
    }
}

/// The `Authorization` header, if it is one that can travel.
pub fn authorization(headers: &HeaderMap) -> Result<Option<&HeaderValue>, Problem> {
    let value = headers.get(header::AUTHORIZATION);
    value.map(|value| readable(&header::AUTHORIZATION, value, LONGEST_CREDENTIAL)).transpose()
}

/// Nothing from outside may pose as a service or as the edge.
pub fn strip_claims(headers: &mut HeaderMap) {
    let forwarded = HeaderName::from_static(FORWARDED_FOR);
    for name in [SERVICE_TOKEN, CLIENT_ADDRESS, CLIENT_AGENT, VALIDATE_ONLY, header::COOKIE, forwarded] {
        headers.remove(name);
    }
}

fn readable<'v>(name: &HeaderName, value: &'v HeaderValue, max: usize) -> Result<&'v HeaderValue, Problem> {
    if value.len() > max {
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        return Err(Problem::edge(status, "TOO_LARGE", "HEADER_TOO_LARGE")
            .with("header", name)
            .with("max", max));
    }
    match value.to_str() {
        Ok(_) => Ok(value),
        Err(_) => Err(unreadable(name)),
    }
}

fn unreadable(name: &HeaderName) -> Problem {
    Problem::edge(StatusCode::BAD_REQUEST, "INVALID", "UNREADABLE_HEADER").with("header", name)
}
