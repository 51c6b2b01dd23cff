//! Methods as OpenAPI operations.

use http::Method;
use proto::options::Actor;
use serde_json::{Value, json};

use super::{comments::Comments, schemas, schemas::Schemas};
use crate::{
    api::{Api, Body, Endpoint},
    request::query::is_flat,
    template::Segment,
};

/// The endpoint's path; a variable is named by its last field, so that all verbs share one item.
pub fn path(endpoint: &Endpoint) -> String {
    let mut path = String::new();
    for segment in endpoint.template.segments() {
        path.push('/');
        match segment {
            Segment::Literal(text) => path.push_str(text),
            Segment::Variable(variable) => {
                let name = variable.fields.last().map_or("id", |field| field.json_name());
                path.push_str(&format!("{{{name}}}"));
            }
        }
    }
    path
}

/// One operation.
pub fn operation(api: &Api, endpoint: &Endpoint, comments: &Comments, schemas: &mut Schemas<'_>) -> Value {
    let rpc = &endpoint.rpc;
    let status = if endpoint.created_id.is_some() { "201" } else { "200" };
    let content = match endpoint.prints() {
        true => json!({"application/pdf": {"schema": {"type": "string", "format": "binary"}}}),
        false => json!({"application/json": {"schema": schemas.message(&endpoint.output)}}),
    };
    let mut operation = json!({
        "operationId": operation_id(api, endpoint),
        "tags": [endpoint.service],
        "parameters": parameters(endpoint, schemas),
        "responses": {
            status: {"description": "Done", "content": content},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    });
    if let Some(text) = comments.of(&rpc.parent_service().parent_file(), rpc.path()) {
        operation["summary"] = text.into();
    }
    if let Some(body) = request_body(endpoint, schemas) {
        operation["requestBody"] = body;
    }
    match endpoint.access.actor {
        Actor::Public => operation["security"] = json!([]),
        Actor::Member => operation["x-permission"] = endpoint.access.permission.clone().into(),
        Actor::SignedIn | Actor::Internal => {}
    }
    operation
}

/// Headers that operations share.
pub fn shared_parameters() -> Value {
    let header = |name: &str, what: &str| json!({"name": name, "in": "header", "required": false, "schema": {"type": "string"}, "description": what});
    json!({
        "IfMatch": header("If-Match", "the version you saw (`ETag`); 412 if it is no longer the present one"),
        "IdempotencyKey": header("Idempotency-Key", "same key, same body: one effect, for seven days"),
        "AllowDuplicates": header("Allow-Duplicates", "`true`: save it although it may be entered already (`DUPLICATE_SUSPECTED`)"),
        "AcceptLanguage": header("Accept-Language", "`en` or `zh-CN`: the language of sentences"),
    })
}

/// `listCustomers`; `customersGetJob` where several services have the method.
fn operation_id(api: &Api, endpoint: &Endpoint) -> String {
    let name = endpoint.rpc.name();
    let shared = api.endpoints.iter().any(|other| other.rpc.name() == name && other.rpc != endpoint.rpc);
    if shared { format!("{}{name}", endpoint.service) } else { lower_first(name) }
}

fn parameters(endpoint: &Endpoint, schemas: &mut Schemas<'_>) -> Value {
    let mut parameters = vec![json!({"$ref": "#/components/parameters/AcceptLanguage"})];
    for variable in endpoint.template.variables() {
        let Some(field) = variable.fields.last() else { continue };
        let schema = match variable.is_id {
            true => json!({"type": "string", "format": "uuid"}),
            false => schemas.field(field),
        };
        let name = field.json_name();
        parameters.push(json!({"name": name, "in": "path", "required": true, "schema": schema}));
    }
    if matches!(endpoint.body, Body::None) {
        let in_path: Vec<u32> = path_fields(endpoint);
        let asked = endpoint.input.fields().filter(|field| !in_path.contains(&field.number()));
        for field in asked.filter(is_flat) {
            let mut schema = schemas.field(&field);
            let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
            let mut parameter = json!({"name": field.json_name(), "in": "query", "schema": schema});
            if let Some(description) = description {
                parameter["description"] = description;
            }
            parameters.push(parameter);
        }
    }
    let verb = &endpoint.verb;
    let on_record = endpoint.template.variables().next().is_some();
    if on_record && *verb != Method::GET {
        parameters.push(json!({"$ref": "#/components/parameters/IfMatch"}));
    }
    let saves = *verb == Method::PATCH || (*verb == Method::POST && !on_record);
    let saves_a_record = saves && !endpoint.access.read_only && matches!(endpoint.body, Body::Field(_));
    if saves_a_record || endpoint.access.permission.ends_with(".restore") {
        parameters.push(json!({"$ref": "#/components/parameters/AllowDuplicates"}));
    }
    if *verb == Method::POST && endpoint.access.actor != Actor::Public {
        parameters.push(json!({"$ref": "#/components/parameters/IdempotencyKey"}));
    }
    parameters.into()
}

fn request_body(endpoint: &Endpoint, schemas: &mut Schemas<'_>) -> Option<Value> {
    let in_path = path_fields(endpoint);
    let (mut schema, message) = match &endpoint.body {
        Body::None => return None,
        Body::Whole => (schemas.object(&endpoint.input, &in_path), endpoint.input.clone()),
        Body::Field(field) => {
            let message = field.kind().as_message()?.clone();
            (schemas.message(&message), message)
        }
    };
    if !endpoint.beside.is_empty() {
        let beside = endpoint.beside.iter().map(|field| (field.json_name().to_owned(), schemas.field(field)));
        let beside: serde_json::Map<String, Value> = beside.collect();
        schema = json!({"allOf": [schema, {"type": "object", "properties": beside}]});
    }
    let needed = schemas::required(&message);
    if endpoint.verb == Method::POST && !needed.is_empty() {
        schema = json!({"allOf": [schema, {"type": "object", "required": needed}]});
    }
    let required = !matches!(endpoint.body, Body::Whole) || !needed.is_empty();
    Some(json!({"required": required, "content": {"application/json": {"schema": schema}}}))
}

fn path_fields(endpoint: &Endpoint) -> Vec<u32> {
    endpoint
        .template
        .variables()
        .filter_map(|variable| variable.fields.first())
        .map(|field| field.number())
        .collect()
}

/// `ListCustomers` to `listCustomers`.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}
