//! Messages and enums as JSON schemas, as REST writes and reads them.

use std::collections::{BTreeMap, HashMap, HashSet};

use prost_reflect::{EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor};
use proto::options;
use serde_json::{Map, Value, json};

use super::comments::Comments;
use crate::api::Api;

/// The schemas that were referred to so far.
pub struct Schemas<'a> {
    comments: &'a Comments,
    /// Messages that a caller may send: their fields may be left out.
    sent: HashSet<String>,
    made: BTreeMap<String, Value>,
    /// Full name of what each schema stands for.
    owners: HashMap<String, String>,
}

impl<'a> Schemas<'a> {
    /// Nothing yet, but knows which messages are ever sent by callers.
    pub fn new(api: &Api, comments: &'a Comments) -> Self {
        let mut sent = HashSet::new();
        for endpoint in &api.endpoints {
            reachable(&endpoint.input, &mut sent);
        }
        let made = BTreeMap::from([("Problem".to_owned(), problem())]);
        Self { comments, sent, made, owners: HashMap::new() }
    }

    pub fn finish(self) -> Value {
        json!(self.made)
    }

    /// A reference to the message's schema, which is made on the way.
    pub fn message(&mut self, message: &MessageDescriptor) -> Value {
        match message.full_name() {
            "google.protobuf.Timestamp" => return json!({"type": "string", "format": "date-time"}),
            "google.protobuf.Duration" => return json!({"type": "string"}),
            "google.protobuf.FieldMask" => {
                return json!({"type": "string", "description": "field names separated by commas"});
            }
            "crm.common.v1.Custom" => {
                let text = "the company's own fields";
                return json!({"type": "object", "additionalProperties": true, "description": text});
            }
            _ => {}
        }
        let name = self.name(message.full_name(), message.package_name());
        if !self.made.contains_key(&name) {
            self.made.insert(name.clone(), Value::Null);
            let schema = self.object(message, &[]);
            self.made.insert(name.clone(), schema);
        }
        json!({"$ref": format!("#/components/schemas/{name}")})
    }

    /// The message's own schema without the fields `left_out`.
    pub fn object(&mut self, message: &MessageDescriptor, left_out: &[u32]) -> Value {
        let mut properties = Map::new();
        let mut always = vec![];
        for field in message.fields().filter(|field| !left_out.contains(&field.number())) {
            properties.insert(field.json_name().to_owned(), self.field(&field));
            if !field.supports_presence() {
                always.push(field.json_name().to_owned());
            }
        }
        let mut schema = json!({"type": "object", "properties": properties});
        // a record may lack any field: rights and read masks take them away
        let whole = !self.sent.contains(message.full_name()) && options::record(message).is_none();
        if whole && !always.is_empty() {
            schema["required"] = json!(always);
        }
        if let Some(text) = self.comments.of(&message.parent_file(), message.path()) {
            schema["description"] = text.into();
        }
        schema
    }

    /// One field with its bounds.
    pub fn field(&mut self, field: &FieldDescriptor) -> Value {
        let mut schema = if field.is_map() {
            let value = field.kind().as_message().map(|entry| entry.map_entry_value_field().kind());
            json!({"type": "object", "additionalProperties": value.map(|kind| self.kind(&kind))})
        } else {
            self.kind(&field.kind())
        };
        let rule = options::field(field);
        let number = |name: &str| {
            let value = rule.as_ref().and_then(|rule| rule.get_field_by_name(name).map(|v| v.into_owned()));
            value.and_then(|value| value.as_enum_number().or(value.as_i32())).unwrap_or_default()
        };
        let flag = |name: &str| {
            let value = rule.as_ref().and_then(|rule| rule.get_field_by_name(name)?.as_bool());
            value.unwrap_or_default()
        };
        if field.kind() == Kind::String {
            bound_text(&mut schema, number("format"), number("max_length"), rule.is_some());
        }
        if field.is_list() {
            schema = json!({"type": "array", "items": schema});
        }
        if number("set_by") != 0 {
            schema["readOnly"] = true.into();
        }
        let mut text = self.comments.of(&field.parent_file(), field.path()).unwrap_or_default().to_owned();
        if flag("immutable") {
            text.push_str(if text.is_empty() { "" } else { "; " });
            text.push_str("only when it is created");
        }
        if !text.is_empty() {
            schema["description"] = text.into();
        }
        let reference =
            rule.as_ref().and_then(|rule| rule.get_field_by_name("ref")?.as_str().map(str::to_owned));
        if let Some(reference) = reference.filter(|reference| !reference.is_empty()) {
            schema["x-reference"] = reference.into();
        }
        schema
    }

    /// `Customer.Level` of `crm.customers.v1.Customer.Level`; the full name where another has the short one.
    fn name(&mut self, full: &str, package: &str) -> String {
        let short = full.strip_prefix(package).map_or(full, |rest| rest.trim_start_matches('.'));
        let owner = self.owners.entry(short.to_owned()).or_insert_with(|| full.to_owned());
        if owner == full { short } else { full }.to_owned()
    }

    fn kind(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::Double => json!({"type": "number", "format": "double"}),
            Kind::Float => json!({"type": "number", "format": "float"}),
            Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => json!({"type": "integer", "format": "int32"}),
            Kind::Uint32 | Kind::Fixed32 => json!({"type": "integer", "format": "int64", "minimum": 0}),
            Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => json!({"type": "string", "format": "int64"}),
            Kind::Uint64 | Kind::Fixed64 => json!({"type": "string", "format": "uint64"}),
            Kind::Bool => json!({"type": "boolean"}),
            Kind::String => json!({"type": "string"}),
            Kind::Bytes => json!({"type": "string", "contentEncoding": "base64"}),
            Kind::Message(message) => self.message(message),
            Kind::Enum(options) => self.options(options),
        }
    }

    fn options(&mut self, options: &EnumDescriptor) -> Value {
        let name = self.name(options.full_name(), options.package_name());
        if !self.made.contains_key(&name) {
            let values: Vec<String> = options.values().map(|value| value.name().to_owned()).collect();
            self.made.insert(name.clone(), json!({"type": "string", "enum": values}));
        }
        json!({"$ref": format!("#/components/schemas/{name}")})
    }
}

/// Fields of the message that a creation must give.
pub fn required(message: &MessageDescriptor) -> Vec<String> {
    let needed = |field: &FieldDescriptor| {
        let rule = options::field(field);
        rule.and_then(|rule| rule.get_field_by_name("required")?.as_bool()).unwrap_or_default()
    };
    message.fields().filter(needed).map(|field| field.json_name().to_owned()).collect()
}

fn bound_text(schema: &mut Value, format: i32, max_length: i32, described: bool) {
    const LONG_TEXT: i32 = 1;
    let name = match format {
        10 => Some("decimal"),
        3 => Some("email"),
        4 => Some("uri"),
        5 => Some("date"),
        8 => Some("uuid"),
        _ => None,
    };
    if let Some(name) = name {
        schema["format"] = name.into();
    } else if described || max_length > 0 {
        let silent = if format == LONG_TEXT { 10_000 } else { 255 };
        schema["maxLength"] = if max_length > 0 { max_length } else { silent }.into();
    }
}

fn reachable(message: &MessageDescriptor, seen: &mut HashSet<String>) {
    if !seen.insert(message.full_name().to_owned()) {
        return;
    }
    for field in message.fields() {
        if let Some(inner) = field.kind().as_message() {
            reachable(inner, seen);
        }
    }
}

fn problem() -> Value {
    let text = |what: &str| json!({"type": "string", "description": what});
    let params = json!({"type": "object", "additionalProperties": {"type": "string"}});
    json!({
        "type": "object",
        "description": "Why something was refused (RFC 9457).",
        "required": ["type", "title", "status", "detail", "reason", "params", "requestId"],
        "properties": {
            "type": text("urn:kehu:problem:<reason>"),
            "title": text("the kind of refusal, in the caller's language"),
            "status": {"type": "integer"},
            "detail": text("a sentence for people, in the caller's language"),
            "reason": text("for programs: STALE_VERSION"),
            "params": params,
            "errors": {"type": "array", "items": {
                "type": "object",
                "required": ["field", "reason", "detail", "params"],
                "properties": {
                    "field": text("path as it was sent: addresses[2].city"),
                    "reason": text("TOO_LONG"),
                    "detail": text("a sentence for people"),
                    "params": params,
                },
            }},
            "hits": {"type": "array", "description": "records that stand in the way (`DUPLICATE`), as far as you may know them",
                "items": params},
            "requestId": text("names this request in our logs"),
        },
    })
}
