//! Forms as pages of other web sites ask for them and answer them.

use serde_json::{Map, Value, json};

use super::schemas::Schemas;
use crate::api::Api;

/// Adds the addresses that a form's key opens.
pub fn add(paths: &mut Map<String, Value>, schemas: &mut Schemas<'_>, api: &Api) {
    let refused = json!({"$ref": "#/components/responses/Problem"});
    let key = json!([{"name": "key", "in": "path", "required": true, "schema": {"type": "string"}}]);
    let mut content = |name: &str| {
        let message = api.pool.get_message_by_name(name);
        json!({"application/json": {"schema": message.map(|message| schemas.message(&message))}})
    };
    let item = paths.entry("/v1/public/forms/{key}").or_insert_with(|| json!({}));
    item["get"] = json!({
        "operationId": "getPublicForm",
        "tags": ["forms"],
        "summary": "what a form asks, by its key, without signing in; pages of allowed web sites may read it",
        "parameters": key,
        "responses": {
            "200": {"description": "Done", "content": content("crm.marketing.v1.PublicForm")},
            "default": refused,
        },
    });
    let text = json!({"type": "string"});
    let answer = json!({"anyOf": [
        text, {"type": "number"}, {"type": "boolean"}, {"type": "array", "items": text}
    ]});
    let mut properties = json!({
        "id": {"type": "string", "description": "made by the page: the same one again is the same message"},
        "values": {"type": "object", "additionalProperties": answer, "description": "answers by the questions' names"},
        "consent": {"type": "boolean"},
        "seal": {"type": "string", "description": "the form's seal, as it was given out"},
        "trap": {"type": "string", "description": "a field that people don't see; filled in by machines"},
    });
    for name in ["pageUrl", "referrer", "utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent"] {
        properties[name] = text.clone();
    }
    let body = json!({"type": "object", "required": ["values"], "properties": properties});
    let item = paths.entry("/v1/public/forms/{key}/submissions").or_insert_with(|| json!({}));
    item["post"] = json!({
        "operationId": "submitPublicForm",
        "tags": ["forms"],
        "summary": "a visitor's answers; an ordinary form post is taken as well and gets a page",
        "parameters": key,
        "requestBody": {"required": true, "content": {
            "application/json": {"schema": body},
            "application/x-www-form-urlencoded": {"schema": {"type": "object", "additionalProperties": text}},
        }},
        "responses": {
            "201": {"description": "Taken", "content": content("crm.marketing.v1.SubmitFormResponse")},
            "default": refused,
        },
    });
}
