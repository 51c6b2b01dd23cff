//! The browser's session: two cookies that scripts cannot read, set when somebody signs in, and
//! believed only for requests that our own pages made.

use http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};
use prost::Message;
use prost_reflect::{DynamicMessage, Value};
use proto::identity::v1::TokenResponse;

use crate::{api::Endpoint, problem::Problem};

const ACCESS: &str = "crm_access";
const REFRESH: &str = "crm_refresh";
/// Where the refresh cookie is sent, and nowhere else.
const REFRESH_PATH: &str = "/v1/auth";
const REFRESH_SECONDS: i32 = 30 * 24 * 3600;

/// What a method does to the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A session begins, or moves to another tenant.
    Opens,
    /// A session goes on.
    Renews,
    /// A session ends.
    Closes,
}

/// What this endpoint does to the session, if anything.
pub fn step(endpoint: &Endpoint) -> Option<Step> {
    match endpoint.grpc_path.path() {
        "/crm.identity.v1.AuthService/SignIn"
        | "/crm.identity.v1.AuthService/SignUp"
        | "/crm.identity.v1.AuthService/AcceptInvitation"
        | "/crm.identity.v1.AuthService/SwitchTenant" => Some(Step::Opens),
        "/crm.identity.v1.AuthService/Refresh" => Some(Step::Renews),
        "/crm.identity.v1.AuthService/SignOut" => Some(Step::Closes),
        _ => None,
    }
}

/// The session's token as a credential. A request that changes something must come from our pages.
pub fn authorization(parts: &Parts) -> Result<Option<HeaderValue>, Problem> {
    let Some(token) = cookie(&parts.headers, ACCESS) else { return Ok(None) };
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(&parts.method);
    if !safe {
        refuse_other_sites(parts)?;
    }
    Ok(HeaderValue::from_str(&format!("Bearer {token}")).ok())
}

/// Before the call: a renewal without a token in its body takes the cookie's.
pub fn before(step: Step, parts: &Parts, message: &mut DynamicMessage) -> Result<(), Problem> {
    if is_foreign(parts) {
        refuse_other_sites(parts)?;
    }
    let empty = message.get_field_by_name("refresh_token").is_some_and(|value| value.as_str() == Some(""));
    if step == Step::Renews
        && empty
        && let Some(token) = cookie(&parts.headers, REFRESH)
    {
        refuse_other_sites(parts)?;
        message.set_field_by_name("refresh_token", Value::String(token.to_owned()));
    }
    Ok(())
}

/// After the call: cookies for what was opened, empty ones for what was closed.
pub fn cookies(step: Step, parts: &Parts, reply: &[u8]) -> Vec<HeaderValue> {
    match TokenResponse::decode(reply) {
        Ok(token) if step != Step::Closes => {
            let access = set(parts, ACCESS, "/", &token.access_token, token.expires_in);
            let refresh = set(parts, REFRESH, REFRESH_PATH, &token.refresh_token, REFRESH_SECONDS);
            access.into_iter().chain(refresh).collect()
        }
        _ => forgotten(parts),
    }
}

/// Whoever could neither renew nor end his session has none.
pub fn after_refusal(step: Step, parts: &Parts, problem: Problem) -> Problem {
    let over = problem.status == StatusCode::UNAUTHORIZED && step != Step::Opens;
    if !over || (cookie(&parts.headers, ACCESS).is_none() && cookie(&parts.headers, REFRESH).is_none()) {
        return problem;
    }
    let cookies = forgotten(parts).into_iter();
    cookies.fold(problem, |problem, cookie| problem.with_header(header::SET_COOKIE, cookie))
}

fn forgotten(parts: &Parts) -> Vec<HeaderValue> {
    let access = set(parts, ACCESS, "/", "", 0);
    access.into_iter().chain(set(parts, REFRESH, REFRESH_PATH, "", 0)).collect()
}

fn set(parts: &Parts, name: &str, path: &str, value: &str, seconds: i32) -> Option<HeaderValue> {
    let secure = if came_by_https(&parts.headers) { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value).filter(|value| !value.is_empty())
}

fn came_by_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme.as_bytes().starts_with(b"https"))
}

/// A browser says so itself: another site's page made this request.
fn is_foreign(parts: &Parts) -> bool {
    parts.headers.contains_key("sec-fetch-site") || parts.headers.contains_key(header::ORIGIN)
}

fn refuse_other_sites(parts: &Parts) -> Result<(), Problem> {
    let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let ours = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => {
            let host = text("host").or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
            let from = origin.split_once("://").map(|(_, authority)| authority);
            from.is_some() && from == host
        }
        (None, None) => false,
    };
    match ours {
        true => Ok(()),
        false => Err(Problem::edge(StatusCode::FORBIDDEN, "FORBIDDEN", "CROSS_SITE")),
    }
}
