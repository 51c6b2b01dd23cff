//! All records of the product for one caller: every service is asked for its own; while a
//! service is away the others' definitions still come.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures::future::join_all;
use http::{Request, header};
use prost::Message;
use proto::{common::v1::ListDefinitionsResponse, options::Actor};

use crate::{gateway::Gateway, problem::Problem, request::query};

/// The method that every service has.
const METHOD: &str = "/ListDefinitions";

/// `GET /v1/definitions`
pub async fn handle(gateway: &Gateway, request: Request<Body>) -> Result<Response, Problem> {
    let (head, _) = request.into_parts();
    query::none(head.uri.query())?;
    let metadata = gateway.metadata(&head, Actor::SignedIn).await?;
    let asked = gateway.api.endpoints.iter().filter(|endpoint| endpoint.grpc_path.as_str().ends_with(METHOD));
    let answers = asked.map(|endpoint| gateway.call(endpoint, metadata.clone(), Bytes::new()));
    let mut all = ListDefinitionsResponse::default();
    let mut refused = None;
    for answer in join_all(answers).await {
        match answer.map(|bytes| ListDefinitionsResponse::decode(bytes).unwrap_or_default()) {
            Ok(part) => all.definitions.extend(part.definitions),
            Err(problem) => refused = Some(problem),
        }
    }
    match refused {
        Some(problem) if all.definitions.is_empty() => Err(problem),
        _ => {
            let body = serde_json::to_vec(&all).unwrap_or_default();
            Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
        }
    }
}
