//! The operations of the API as its description tells them: where, with what parameters, with what body.

use reqwest::Method;
use serde_json::Value;
use system_tests::client::text;

/// One verb at one address.
#[derive(Debug)]
pub struct Operation {
    pub verb: Method,
    /// `/v1/customers/{id}/claim`
    pub template: String,
    /// Names of what may stand in the query.
    pub query: Vec<String>,
    /// The JSON body's fields, where there is a body.
    pub body: Option<Vec<Field>>,
}

/// One field of a body.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    /// `string`, `integer`, `array`, `object`, ...; `enum` and `date-time` apart.
    pub kind: String,
}

/// All operations but those that stream and those of strangers.
pub fn read(description: &Value) -> Vec<Operation> {
    let mut found = vec![];
    for (template, operations) in description["paths"].as_object().into_iter().flatten() {
        // what strangers send to a form is tried in `forms`
        let of_strangers = template.starts_with("/v1/public/");
        if template == "/v1/live" || of_strangers || !template.starts_with("/v1/") {
            continue;
        }
        for (verb, operation) in operations.as_object().into_iter().flatten() {
            let Ok(verb) = verb.to_uppercase().parse::<Method>() else { continue };
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let query = parameters.filter(|one| one["in"] == "query").map(|one| text(one, "name")).collect();
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            let body = (!body.is_null()).then(|| fields(description, body));
            found.push(Operation { verb, template: template.clone(), query, body });
        }
    }
    found
}

/// The fields of a schema, through references and combinations.
fn fields(description: &Value, schema: &Value) -> Vec<Field> {
    let schema = resolved(description, schema);
    let mut found: Vec<Field> = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, schema)| Field { name: name.clone(), kind: kind(resolved(description, schema)) })
        .collect();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        found.extend(fields(description, part));
    }
    found
}

fn resolved<'d>(description: &'d Value, schema: &'d Value) -> &'d Value {
    let target = schema["$ref"].as_str().and_then(|at| description.pointer(at.trim_start_matches('#')));
    target.unwrap_or(schema)
}

fn kind(schema: &Value) -> String {
    let named = match &schema["type"] {
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("any")
        }
        kind => kind.as_str().unwrap_or("any"),
    };
    match named {
        "string" if schema["format"] == "int64" => "any".to_owned(),
        "string" if schema["enum"].is_array() => "enum".to_owned(),
        "string" if schema["format"] == "date-time" => "date-time".to_owned(),
        other => other.to_owned(),
    }
}
