//! The JSON body, read against the definition of the message it becomes. Nothing is guessed and
//! nothing is dropped: a field that doesn't exist, or comes twice, is named.

use std::{collections::HashMap, fmt};

use kernel::{Error, Kind as Refused};
use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MapKey, MessageDescriptor, Value};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Findings, Wrong, scalar};

/// The company's own fields: any JSON object, carried as its text.
const CUSTOM: &str = "crm.common.v1.Custom";
const DEEPEST: usize = 32;

/// Checks that the bytes are one JSON value; says where they stop being one.
pub fn json(bytes: &[u8]) -> Result<&RawValue, Error> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Error::new(Refused::Invalid, "NOT_UTF8").with("position", error.valid_up_to()))?;
    serde_json::from_str(text).map_err(|error| {
        Error::new(Refused::Invalid, "MALFORMED_JSON")
            .with("line", error.line())
            .with("column", error.column())
    })
}

/// Reads a JSON object as `message`, noting everything wrong in `findings`.
pub fn message(json: &RawValue, message: &MessageDescriptor, findings: &mut Findings) -> DynamicMessage {
    with_fields_beside(json, message, &mut DynamicMessage::new(message.clone()), &[], findings)
}

/// As `message`; keys that it does not know but `beside` does go into `request`.
pub fn with_fields_beside(
    json: &RawValue,
    message: &MessageDescriptor,
    request: &mut DynamicMessage,
    beside: &[FieldDescriptor],
    findings: &mut Findings,
) -> DynamicMessage {
    let mut reader = Reader { findings, depth: 0 };
    let read = reader.message(json.get(), message, &mut |reader, key, raw| {
        let field = beside.iter().find(|field| field.json_name() == key);
        field.map(|field| reader.entry(request, field, raw)).is_some()
    });
    read.unwrap_or_else(|| DynamicMessage::new(message.clone()))
}

/// The names of the fields that a JSON object gives, as the definition knows them.
pub fn fields_given(json: &RawValue, message: &MessageDescriptor) -> Vec<FieldDescriptor> {
    let entries =
        serde_json::from_str::<Entries<'_>>(json.get()).map(|entries| entries.0).unwrap_or_default();
    entries.iter().filter_map(|(key, _)| message.get_field_by_json_name(key)).collect()
}

struct Reader<'f> {
    findings: &'f mut Findings,
    depth: usize,
}

impl Reader<'_> {
    /// Keys the message does not know are offered to `elsewhere` before they are called unknown.
    fn message(
        &mut self,
        raw: &str,
        message: &MessageDescriptor,
        elsewhere: &mut dyn FnMut(&mut Reader<'_>, &str, &str) -> bool,
    ) -> Option<DynamicMessage> {
        let entries = match serde_json::from_str::<Entries<'_>>(raw) {
            Ok(Entries(entries)) => entries,
            Err(_) if raw.starts_with('{') => return self.wrong(Wrong::new("INVALID_UNICODE")),
            Err(_) => return self.wrong(Wrong::expected("object")),
        };
        if self.depth == DEEPEST {
            return self.wrong(Wrong::new("TOO_DEEP").with("max", DEEPEST));
        }
        self.depth += 1;
        let mut value = DynamicMessage::new(message.clone());
        let mut seen: Vec<u32> = Vec::with_capacity(entries.len());
        let mut beside: Vec<String> = vec![];
        for (key, raw) in entries {
            if self.findings.is_full() {
                break;
            }
            let Some(field) = message.get_field_by_json_name(&key) else {
                let reason = match beside.contains(&key) {
                    true => "DUPLICATE_FIELD",
                    false if elsewhere(self, &key, raw.get()) => {
                        beside.push(key);
                        continue;
                    }
                    false => "UNKNOWN_FIELD",
                };
                self.findings.within(&key, |findings| findings.push(Wrong::new(reason)));
                continue;
            };
            if seen.contains(&field.number()) {
                self.findings.within(&key, |findings| findings.push(Wrong::new("DUPLICATE_FIELD")));
                continue;
            }
            seen.push(field.number());
            self.entry(&mut value, &field, raw.get());
        }
        self.depth -= 1;
        Some(value)
    }

    fn entry(&mut self, into: &mut DynamicMessage, field: &FieldDescriptor, raw: &str) {
        if raw == "null" {
            return;
        }
        let path = field.json_name().to_owned();
        if let Some(choice) = field.containing_oneof().filter(|choice| !choice.is_synthetic())
            && choice.fields().any(|other| into.has_field(&other))
        {
            let names: Vec<String> = choice.fields().map(|other| other.json_name().to_owned()).collect();
            let wrong = Wrong::new("ONLY_ONE_OF").with("fields", names.join(", "));
            return self.findings.within(&path, |findings| findings.push(wrong));
        }
        let value = self.step(&path, |reader| match () {
            () if field.is_map() => reader.map(raw, field),
            () if field.is_list() => reader.list(raw, &field.kind()),
            () => reader.value(raw, &field.kind()),
        });
        if let Some(value) = value {
            into.set_field(field, value);
        }
    }

    fn list(&mut self, raw: &str, kind: &Kind) -> Option<Value> {
        let Ok(Items(items)) = serde_json::from_str::<Items<'_>>(raw) else {
            return self.wrong(Wrong::expected("list"));
        };
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            if self.findings.is_full() {
                break;
            }
            let value = self.step(&format!("[{index}]"), |reader| reader.value(item.get(), kind));
            // the items behind an unreadable one keep their places
            values.push(value.unwrap_or_else(|| Value::default_value(kind)));
        }
        Some(Value::List(values))
    }

    fn map(&mut self, raw: &str, field: &FieldDescriptor) -> Option<Value> {
        let Ok(Entries(entries)) = serde_json::from_str::<Entries<'_>>(raw) else {
            return self.wrong(Wrong::expected("object"));
        };
        let entry = field.kind().as_message()?.clone();
        let (key_kind, value_kind) =
            (entry.map_entry_key_field().kind(), entry.map_entry_value_field().kind());
        let mut values: HashMap<MapKey, Value> = HashMap::with_capacity(entries.len());
        for (key, item) in entries {
            if self.findings.is_full() {
                break;
            }
            let (key, value) = self.step(&key, |reader| {
                let read = scalar::from_text(&key_kind, &key);
                let key = read.map_err(|wrong| reader.findings.push(wrong)).ok();
                (key.and_then(Value::into_map_key), reader.value(item.get(), &value_kind))
            });
            if let (Some(key), Some(value)) = (key, value) {
                values.insert(key, value);
            }
        }
        Some(Value::Map(values))
    }

    /// One value that is there: not a list, not null.
    fn value(&mut self, raw: &str, kind: &Kind) -> Option<Value> {
        let read = match (raw.as_bytes().first(), kind) {
            (Some(b'{'), Kind::Message(message)) if message.full_name() == CUSTOM => custom(raw, message),
            (Some(b'{'), Kind::Message(message)) if scalar::expectation(kind) == "object" => {
                return self.message(raw, message, &mut |_, _, _| false).map(Value::Message);
            }
            (Some(b'"'), _) => match serde_json::from_str::<String>(raw) {
                Ok(text) if *kind != Kind::Bool => scalar::from_text(kind, &text),
                Ok(_) => Err(Wrong::expected("boolean")),
                Err(_) => Err(Wrong::new("INVALID_UNICODE")),
            },
            (Some(b'-' | b'0'..=b'9'), _) => scalar::from_number(kind, raw),
            (Some(b't' | b'f'), Kind::Bool) => Ok(Value::Bool(raw == "true")),
            _ => Err(Wrong::expected(scalar::expectation(kind))),
        };
        read.map_err(|wrong| self.findings.push(wrong)).ok()
    }

    fn step<T>(&mut self, step: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        let depth = self.depth;
        self.findings.within(step, |findings| read(&mut Reader { findings, depth }))
    }

    fn wrong<T>(&mut self, wrong: Wrong) -> Option<T> {
        self.findings.push(wrong);
        None
    }
}

/// Keeps the text as it came: no number is rounded on the way.
fn custom(raw: &str, message: &MessageDescriptor) -> Result<Value, Wrong> {
    let parsed: serde_json::Value = serde_json::from_str(raw).map_err(|error| match error.to_string() {
        text if text.contains("recursion") => Wrong::new("TOO_DEEP").with("max", 128),
        text if text.contains("number out of range") => {
            Wrong::new("OUT_OF_RANGE").with("min", f64::MIN).with("max", f64::MAX)
        }
        _ => Wrong::new("INVALID_UNICODE"),
    })?;
    if holds_nul(&parsed) {
        return Err(Wrong::new("CONTROL_CHARACTER"));
    }
    let mut value = DynamicMessage::new(message.clone());
    value.set_field_by_number(1, Value::String(raw.to_owned()));
    Ok(Value::Message(value))
}

fn holds_nul(value: &serde_json::Value) -> bool {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => text.contains('\0'),
        Json::Array(items) => items.iter().any(holds_nul),
        Json::Object(entries) => entries.iter().any(|(key, item)| key.contains('\0') || holds_nul(item)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

/// An object's entries in order, doubles included, their values unread.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

/// A list's items, unread.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = vec![];
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Items<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = vec![];
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        let items = deserializer.deserialize_seq(List)?;
        u32::try_from(items.0.len()).map_err(de::Error::custom)?;
        Ok(items)
    }
}
