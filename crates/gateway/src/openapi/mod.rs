//! The API's description for programs and for the web app, made from the same definitions that the
//! edge serves, so that it cannot differ from what is served. OpenAPI 3.1.

mod comments;
mod edge_paths;
mod forms;
mod operations;
mod schemas;

use serde_json::{Map, Value, json};

use crate::api::Api;

/// The whole document.
pub fn document(api: &Api) -> Value {
    let comments = comments::Comments::read(&api.pool);
    let mut schemas = schemas::Schemas::new(api, &comments);
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in &api.endpoints {
        let path = operations::path(endpoint);
        let operation = operations::operation(api, endpoint, &comments, &mut schemas);
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[endpoint.verb.as_str().to_ascii_lowercase()] = operation;
    }
    edge_paths::add(&mut paths, &mut schemas, api);
    paths.sort_keys();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kehu CRM",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Customers, contacts, follow-ups and the public pool. \
                Lists take `filter`, `orderBy`, `pageSize`, `pageToken` and `readMask`; \
                refusals are problem+json with a `reason` for programs and a sentence for people.",
        },
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}, {"cookie": []}],
        "paths": paths,
        "components": {
            "schemas": schemas.finish(),
            "parameters": operations::shared_parameters(),
            "responses": {"Problem": {
                "description": "Refused; `reason` says why",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "A token, or an API key (`kehu_...`)."},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "crm_access"},
            },
        },
    })
}
