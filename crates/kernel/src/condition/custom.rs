//! A company's own fields inside their JSON: one is read by its key, numbers exactly.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde_json::value::RawValue;

/// One value of a custom object.
#[derive(Debug, Clone, PartialEq)]
pub enum CustomValue {
    Text(String),
    Number(Decimal),
    Bool(bool),
    /// The texts of a list.
    Texts(Vec<String>),
    /// An object, or a number beyond 28 digits: present, but like nothing.
    Other,
}

/// The value at `key`; `None` when it is missing or null.
pub fn value(json: &str, key: &str) -> Option<CustomValue> {
    let mut object: HashMap<String, Box<RawValue>> = serde_json::from_str(json).ok()?;
    let raw = object.remove(key)?;
    let raw = raw.get();
    match raw.as_bytes().first()? {
        b'n' => None,
        b't' => Some(CustomValue::Bool(true)),
        b'f' => Some(CustomValue::Bool(false)),
        b'"' => serde_json::from_str(raw).ok().map(CustomValue::Text),
        b'[' => {
            let entries: Vec<serde_json::Value> = serde_json::from_str(raw).ok()?;
            let texts = entries.into_iter().filter_map(|entry| match entry {
                serde_json::Value::String(text) => Some(text),
                _ => None,
            });
            Some(CustomValue::Texts(texts.collect()))
        }
        b'{' => Some(CustomValue::Other),
        _ => Some(number(raw).map_or(CustomValue::Other, CustomValue::Number)),
    }
}

/// A JSON number, exactly; `None` beyond 28 digits and for all that is no number.
pub fn number(text: &str) -> Option<Decimal> {
    let shaped = text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text.bytes().all(|b| b.is_ascii_digit() || b".-+eE".contains(&b));
    if !shaped {
        return None;
    }
    match text.contains(['e', 'E']) {
        true => Decimal::from_scientific(text).ok(),
        false => Decimal::from_str_exact(text).ok(),
    }
}

/// `[a-z][a-zA-Z0-9_]{0,62}`
pub fn is_key(key: &str) -> bool {
    key.len() <= 63
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
