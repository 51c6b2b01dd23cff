//! What the edge answers itself: the API's description, files' bytes, live updates, its health.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{Method, Request, header};

use crate::{
    definitions,
    files::{download, upload},
    forms::{self, Ask},
    gateway::Gateway,
    health, live,
    problem::Problem,
};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// OpenAPI.
    Description,
    /// The definitions of all records.
    Definitions,
    /// A file on its way up.
    Upload,
    /// A file on its way down.
    Download,
    /// Changes as they happen.
    Live,
    /// A form that strangers fill in.
    Form(Ask),
    /// Does the process live?
    Health,
    /// Are all services there?
    Ready,
}

/// Their addresses; files and forms only where the service that keeps them is there.
pub fn addresses(has_files: bool, has_forms: bool) -> Vec<(Method, &'static str, Own)> {
    let mut addresses = vec![
        (Method::GET, "/openapi.json", Own::Description),
        (Method::GET, "/v1/definitions", Own::Definitions),
        (Method::GET, "/healthz", Own::Health),
        (Method::GET, "/readyz", Own::Ready),
        (Method::GET, "/v1/live", Own::Live),
    ];
    if has_files {
        addresses.push((Method::POST, "/v1/files", Own::Upload));
        addresses.push((Method::GET, "/v1/files/{id}/content", Own::Download));
    }
    if has_forms {
        addresses.extend(forms::ADDRESSES.map(|(verb, path, ask)| (verb, path, Own::Form(ask))));
    }
    addresses
}

/// Answers one of them.
pub async fn handle(
    gateway: &Gateway,
    own: Own,
    values: &[String],
    request: Request<Body>,
) -> Result<Response, Problem> {
    match own {
        Own::Description => {
            Ok(([(header::CONTENT_TYPE, "application/json")], gateway.openapi()).into_response())
        }
        Own::Definitions => definitions::handle(gateway, request).await,
        Own::Upload => upload::handle(gateway, request).await,
        Own::Download => download::handle(gateway, values, request).await,
        Own::Form(ask) => forms::handle(gateway, ask, values, request).await,
        Own::Live => live::handle(gateway, request).await,
        Own::Health => Ok("ok".into_response()),
        Own::Ready => Ok(health::ready(gateway).await),
    }
}
