//! From an address to whoever answers it; what is asked in vain is told what would work.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, Request, StatusCode, header};
use kernel::{Error, Kind};

use crate::{
    edge::Pattern,
    gateway::Gateway,
    own, passthrough,
    problem::Problem,
    routes::{Found, Target},
    transcode,
};

/// Answers any request.
pub async fn handle(gateway: &Gateway, request: Request<Body>) -> Response {
    if passthrough::is_grpc(request.headers()) {
        return passthrough::handle(gateway, request).await;
    }
    // HEAD is GET without the body, which is left out further on
    let verb = if *request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
    let (answered, pattern) = match gateway.routes.find(&verb, request.uri().path()) {
        Found::Target(Target::Endpoint(endpoint), values) => {
            let answered = transcode::handle(gateway, endpoint, &values, request).await;
            (answered, Some(endpoint.template.to_string()))
        }
        Found::Target(Target::Own(own), values) => {
            (own::handle(gateway, *own, &values, request).await, Some(format!("{own:?}")))
        }
        Found::OtherVerbs(verbs) => (other_verb(request.method(), verbs), None),
        Found::Nothing => match page(gateway, request) {
            Some(page) => (Ok(page), Some("page".to_owned())),
            None => (Err(Problem::unknown_path()), None),
        },
        Found::Unreadable => (Err(Error::new(Kind::Invalid, "NOT_UTF8").into()), None),
    };
    let mut response = answered.unwrap_or_else(IntoResponse::into_response);
    if let Some(pattern) = pattern {
        response.extensions_mut().insert(Pattern(pattern));
    }
    response
}

/// The web app's page or one of its files.
fn page(gateway: &Gateway, request: Request<Body>) -> Option<Response> {
    gateway.pages.as_ref()?.answer(&request.into_parts().0)
}

/// OPTIONS tells the verbs of an address; any other verb is refused with them.
fn other_verb(verb: &Method, mut verbs: Vec<Method>) -> Result<Response, Problem> {
    if verbs.contains(&Method::GET) {
        verbs.push(Method::HEAD);
    }
    verbs.push(Method::OPTIONS);
    let mut names: Vec<&str> = verbs.iter().map(Method::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let allowed = names.join(", ");
    let header = HeaderValue::from_str(&allowed).unwrap_or_else(|_| HeaderValue::from_static("OPTIONS"));
    if *verb == Method::OPTIONS {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        response.headers_mut().insert(header::ALLOW, header);
        return Ok(response);
    }
    let refused = Problem::edge(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED");
    Err(refused.with("method", verb).with("allowed", allowed).with_header(header::ALLOW, header))
}
