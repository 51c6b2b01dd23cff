//! gRPC from outside goes to the service as it is, under the same rules as REST: no internal
//! method, no forged claims, API keys changed for tokens, refusals told in the caller's language.

use std::collections::HashMap;

use axum::{body::Body as HttpBody, response::Response};
use http::{HeaderMap, HeaderValue, Request, Version, header, request::Parts};
use kernel::{Error, Kind};
use prost_reflect::DescriptorPool;
use proto::options::Actor;
use runtime::{
    layers::metadata::{CLIENT_ADDRESS, REQUEST_ID, TRACE_PARENT},
    status::{from_status, to_status},
};
use tonic::{Status, body::Body, metadata::MetadataMap};
use tonic_types::StatusExt;
use tower::ServiceExt;

use crate::{
    api, caller,
    credentials::attach,
    gateway::{Gateway, RequestId},
    sentences,
};

/// What may be called over gRPC: path to owning service and actor.
pub type Callable = HashMap<String, (String, Actor)>;

/// All methods of the served services but the internal ones.
pub fn callable(pool: &DescriptorPool, served: impl Fn(&str) -> bool) -> anyhow::Result<Callable> {
    let mut callable = Callable::new();
    for service in pool.services() {
        let Some(owner) = api::service_of(&service).filter(|name| served(name)) else { continue };
        for rpc in service.methods() {
            let actor = api::access_of(&rpc)?.actor;
            if actor != Actor::Internal {
                let path = format!("/{}/{}", service.full_name(), rpc.name());
                callable.insert(path, (owner.to_owned(), actor));
            }
        }
    }
    Ok(callable)
}

/// Is this a gRPC call?
pub fn is_grpc(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let rest = kind.strip_prefix(b"application/grpc".as_slice());
    rest.is_some_and(|rest| rest.is_empty() || rest[0] == b'+' || rest[0] == b';')
}

/// Passes the call on.
pub async fn handle(gateway: &Gateway, request: Request<HttpBody>) -> Response {
    let locale = caller::locale(request.headers());
    let mut response = match forward(gateway, request).await {
        Ok(response) => response,
        Err(status) => status.into_http(),
    };
    if let Some(status) = Status::from_header_map(response.headers())
        && status.code() != tonic::Code::Ok
    {
        response = with_sentences(&status, locale).into_http();
    }
    response
}

async fn forward(gateway: &Gateway, request: Request<HttpBody>) -> Result<Response, Status> {
    let (mut parts, body) = request.into_parts();
    if parts.uri.path().starts_with("/grpc.") {
        let answer = gateway.own_grpc.clone().oneshot(Request::from_parts(parts, Body::new(body))).await;
        return answer.map(|response| response.map(HttpBody::new)).map_err(|never| match never {});
    }
    let Some((service, actor)) = gateway.callable.get(parts.uri.path()) else {
        return Err(as_unimplemented(to_status(&Error::new(Kind::NotFound, "UNKNOWN_PATH"))));
    };
    let upstream = gateway.upstreams.by_service.get(service).cloned();
    let upstream = upstream.ok_or_else(|| Status::unimplemented("not served here"))?;
    replace_claims(gateway, &mut parts, *actor).await?;
    parts.version = Version::HTTP_2;
    let answer = upstream.oneshot(Request::from_parts(parts, Body::new(body))).await;
    let answer = answer.map_err(|error| {
        tracing::warn!(service, %error, "service unreachable");
        to_status(&Error::unavailable("UNAVAILABLE").with("service", service))
    })?;
    Ok(answer.map(HttpBody::new))
}

/// An unknown method is `UNIMPLEMENTED` in gRPC.
fn as_unimplemented(status: Status) -> Status {
    Status::with_error_details(tonic::Code::Unimplemented, status.message(), status.get_error_details())
}

/// Takes away what nobody outside may claim, and says what the edge knows instead.
async fn replace_claims(gateway: &Gateway, parts: &mut Parts, actor: Actor) -> Result<(), Status> {
    let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let address = caller::client_address(parts, &gateway.config.trusted_proxies);
    let agent = parts.headers.get(header::USER_AGENT).cloned();
    caller::strip_claims(&mut parts.headers);
    let mut known = HeaderMap::new();
    caller::put(&mut known, REQUEST_ID, &request_id);
    if let Some(address) = address {
        caller::put(&mut known, CLIENT_ADDRESS, &address.to_string());
    }
    if let Some(span) = runtime::telemetry::trace_parent() {
        caller::put(&mut known, TRACE_PARENT, &span);
    }
    known.extend(agent.map(|agent| (caller::CLIENT_AGENT, agent)));
    parts.headers.extend(known.clone());

    let given = parts.headers.remove(header::AUTHORIZATION);
    if let Some(given) = given.filter(|_| actor != Actor::Public) {
        let about = MetadataMap::from_headers(known);
        let mut metadata = MetadataMap::new();
        attach(&mut metadata, &gateway.credentials.resolve(&given, &about).await?);
        parts.headers.extend(metadata.into_headers());
    }
    Ok(())
}

/// The same refusal with words: the message, the localized message, each wrong field's description.
fn with_sentences(status: &Status, locale: kernel::Locale) -> Status {
    let parts = from_status(status);
    let words = sentences::catalogue(locale);
    let sentence = words.sentence(&parts.reason, &parts.params, sentences::title_key(parts.kind));
    let mut details = status.get_error_details();
    if let Some(violations) = details.bad_request().map(|bad| bad.field_violations.clone()) {
        let described = violations.into_iter().zip(&parts.fields).map(|(mut violation, field)| {
            violation.description = words.sentence(&field.reason, &field.params, "INVALID");
            violation
        });
        details.set_bad_request(described.collect::<Vec<_>>());
    }
    details.set_localized_message(locale.tag(), &sentence);
    Status::with_error_details(status.code(), sentence, details)
}
