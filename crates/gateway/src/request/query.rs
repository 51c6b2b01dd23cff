//! Query parameters and path variables as fields of the request.

use prost_reflect::{DynamicMessage, FieldDescriptor, ReflectMessage, Value};

use super::{Findings, Wrong, scalar};
use crate::{routes::percent_decoded, template::Variable};

/// The parameters of a query string, decoded. A pair that is not UTF-8 is noted under its name.
pub fn parameters(query: &str, findings: &mut Findings) -> Vec<(String, String)> {
    let mut pairs = vec![];
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text: &str| percent_decoded(&text.replace('+', " "));
        match (decoded(name), decoded(value)) {
            (Some(name), Some(value)) => pairs.push((name, value)),
            (name, _) => {
                findings.push_at(name.unwrap_or_else(|| "?".to_owned()), Wrong::new("NOT_UTF8"));
            }
        }
        if findings.is_full() {
            break;
        }
    }
    pairs
}

/// Where nothing may be asked for beside the path.
pub fn none(query: Option<&str>) -> Result<(), kernel::Error> {
    let mut findings = Findings::default();
    for (name, _) in parameters(query.unwrap_or_default(), &mut findings) {
        findings.push_at(name, Wrong::new("UNKNOWN_PARAMETER"));
    }
    findings.finish()
}

/// Puts the parameters into the request; `taken` are the fields that path and body already give.
pub fn fill(
    request: &mut DynamicMessage,
    parameters: Vec<(String, String)>,
    taken: &[u32],
    findings: &mut Findings,
) {
    let message = request.descriptor();
    let mut seen: Vec<u32> = vec![];
    for (name, text) in parameters {
        let field = message.get_field_by_json_name(&name).filter(|field| !taken.contains(&field.number()));
        let Some(field) = field.filter(is_flat) else {
            findings.push_at(name, Wrong::new("UNKNOWN_PARAMETER"));
            continue;
        };
        if seen.contains(&field.number()) && !field.is_list() {
            findings.push_at(name, Wrong::new("DUPLICATE_FIELD"));
            continue;
        }
        seen.push(field.number());
        match scalar::from_text(&field.kind(), &text) {
            Ok(value) if field.is_list() => push(request, &field, value),
            Ok(value) => request.set_field(&field, value),
            Err(wrong) => findings.push_at(name, wrong),
        }
    }
}

/// Can the field be written as one text?
pub fn is_flat(field: &FieldDescriptor) -> bool {
    !field.is_map() && scalar::expectation(&field.kind()) != "object"
}

fn push(request: &mut DynamicMessage, field: &FieldDescriptor, value: Value) {
    if let Value::List(values) = request.get_field_mut(field) {
        values.push(value);
    }
}

/// Puts a path segment into the field it stands for. An id that contradicts the body is noted.
pub fn bind(request: &mut DynamicMessage, variable: &Variable, text: &str, findings: &mut Findings) {
    let Some((field, above)) = variable.fields.split_last() else { return };
    let mut message = request;
    for step in above {
        match message.get_field_mut(step) {
            Value::Message(inner) => message = inner,
            _ => return,
        }
    }
    let read = match variable.is_id && kernel::Uuid::try_parse(text).is_err() {
        true => Err(Wrong::new("NOT_A_UUID")),
        false => scalar::from_text(&field.kind(), text),
    };
    match read {
        Ok(value) => {
            let given = message.get_field(field);
            if !is_empty(&given) && *given != value {
                findings.push_at(field.json_name(), Wrong::new("ID_MISMATCH"));
            }
            drop(given);
            message.set_field(field, value);
        }
        Err(wrong) => findings.push_at(field.json_name(), wrong),
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_str().is_some_and(str::is_empty) || value.as_i32() == Some(0) || value.as_i64() == Some(0)
}
