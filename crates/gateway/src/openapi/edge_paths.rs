//! What the edge answers itself, beside the services' methods: files' bytes and live updates.

use serde_json::{Map, Value, json};

use super::{forms, schemas::Schemas};
use crate::api::Api;

/// Adds the edge's own paths for the services that are there.
pub fn add(paths: &mut Map<String, Value>, schemas: &mut Schemas<'_>, api: &Api) {
    let refused = json!({"$ref": "#/components/responses/Problem"});
    if let Some(file) = api.pool.get_message_by_name("crm.collaboration.v1.File")
        && api.endpoints.iter().any(|endpoint| endpoint.service == "collaboration")
    {
        let card = json!({"application/json": {"schema": schemas.message(&file)}});
        let text = json!({"type": "string"});
        let bytes = json!({"type": "string", "format": "binary"});
        let on = json!({"recordKind": text, "recordId": {"type": "string", "format": "uuid"}});
        let mut form = on.clone();
        form["file"] = bytes.clone();
        let query = |name: &str, schema: &Value| json!({"name": name, "in": "query", "schema": schema});
        let item = paths.entry("/v1/files").or_insert_with(|| json!({}));
        item["post"] = json!({
            "operationId": "uploadFile",
            "tags": ["collaboration"],
            "summary": "put a file on a record: as a form with the part `file`, or as the body itself",
            "parameters": [query("name", &text), query("recordKind", &text), query("recordId", &on["recordId"])],
            "requestBody": {"required": true, "content": {
                "multipart/form-data": {"schema": {"type": "object", "required": ["file"], "properties": form}},
                "application/octet-stream": {"schema": bytes},
            }},
            "responses": {"201": {"description": "Kept", "content": card}, "default": refused},
            "x-permission": "collaboration.file.create",
        });
        let item = paths.entry("/v1/files/{id}/content").or_insert_with(|| json!({}));
        item["get"] = json!({
            "operationId": "downloadFile",
            "tags": ["collaboration"],
            "summary": "the bytes of a file",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": on["recordId"]}],
            "responses": {
                "200": {"description": "The bytes", "content": {"application/octet-stream": {"schema": bytes}}},
                "default": refused,
            },
            "x-permission": "collaboration.file.read",
        });
    }
    if api.endpoints.iter().any(|endpoint| endpoint.service == "marketing") {
        forms::add(paths, schemas, api);
    }
    if let Some(all) = api.pool.get_message_by_name("crm.common.v1.ListDefinitionsResponse") {
        let card = json!({"application/json": {"schema": schemas.message(&all)}});
        let item = paths.entry("/v1/definitions").or_insert_with(|| json!({}));
        item["get"] = json!({
            "operationId": "listAllDefinitions",
            "tags": ["definitions"],
            "summary": "all records of the product as the caller may see and use them",
            "parameters": [{"$ref": "#/components/parameters/AcceptLanguage"}],
            "responses": {"200": {"description": "Done", "content": card}, "default": refused},
        });
    }
    let item = paths.entry("/v1/live").or_insert_with(|| json!({}));
    item["get"] = json!({
        "operationId": "live",
        "tags": ["live"],
        "summary": "changes of records you may see, as server-sent events: `change` names the record, \
            `resync` says that some were missed",
        "responses": {
            "200": {"description": "Until the token ends", "content": {"text/event-stream": {"schema": {
                "type": "object",
                "required": ["service", "kind", "id", "version", "verb"],
                "properties": {
                    "service": {"type": "string"},
                    "kind": {"type": "string"},
                    "id": {"type": "string", "format": "uuid"},
                    "version": {"type": "integer"},
                    "verb": {"type": "string"},
                },
            }}}},
            "default": refused,
        },
    });
}
