//! Are these values fit to be stored? Every wrong field is named, and what is right is brought into its
//! one written form. The rules come from the field's definition; the reasons stand in [`crate::reason`].

use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::condition::{is_key, number, parse};
use crate::text::{self, time};
use crate::{FieldDef, FieldErrors, FieldType, Format, reason};

/// Bytes of all custom fields of a record together.
pub const LONGEST_CUSTOM: usize = 32 * 1024;
/// Objects and lists within each other, the outermost counted.
pub const DEEPEST_CUSTOM: usize = 5;

/// A text value in its stored form; `None` when it is empty (the field is cleared) or wrong (an error
/// was added under `path`).
///
/// Lengths are counted in characters after normalising. Control characters are refused, except line
/// breaks and tabs in long texts and conditions; names lose them instead.
pub fn text(field: &FieldDef, value: &str, path: &str, errors: &mut FieldErrors) -> Option<String> {
    let max = if field.max_length == 0 { 255 } else { field.max_length };
    // Normalising may shorten a text, but never a monster.
    if value.len() > max.saturating_mul(16) + 256 {
        errors.push_with(path, reason::TOO_LONG, params("max", max));
        return None;
    }
    let broken = value.replace("\r\n", "\n");
    let value = if is_long(field.format) { &broken } else { value }.trim();
    if let Some(at) = forbidden(field.format, value) {
        errors.push_with(path, reason::CONTROL_CHARACTER, params("position", at));
        return None;
    }
    if value.is_empty() {
        required(field, false, path, errors);
        return None;
    }
    let written = written(field.format, value, path, errors)?;
    if written.is_empty() {
        required(field, false, path, errors);
        return None;
    }
    if written.chars().count() > max {
        errors.push_with(path, reason::TOO_LONG, params("max", max));
        return None;
    }
    Some(written)
}

/// Adds `REQUIRED` when the field must have a value and has none.
pub fn required(field: &FieldDef, present: bool, path: &str, errors: &mut FieldErrors) {
    if field.required && !present {
        errors.push(path, reason::REQUIRED);
    }
}

/// The number of an option, by its proto number; 0 is 'not given'.
pub fn option(field: &FieldDef, value: i32, path: &str, errors: &mut FieldErrors) -> Option<i32> {
    let FieldType::Enum(def) = field.ty else { return None };
    if value == 0 {
        required(field, false, path, errors);
        return None;
    }
    if def.name_of(value).is_none() {
        let options = def.names().collect::<Vec<_>>().join(", ");
        let value = ("value".to_owned(), value.to_string());
        errors.push_with(path, reason::UNKNOWN_OPTION, vec![value, ("options".to_owned(), options)]);
        return None;
    }
    Some(value)
}

/// A record's custom fields: a JSON object of at most 32 KiB and five levels, its keys
/// `[a-z][a-zA-Z0-9_]{0,62}`, its numbers within 28 digits (beyond, filters could not compare them).
/// Names within nested objects are free.
pub fn custom(json: &str, path: &str, errors: &mut FieldErrors) -> Option<Box<RawValue>> {
    match custom_object(json) {
        Ok(object) => Some(object),
        Err((key, reason, params)) => {
            let path = if key.is_empty() { path.to_owned() } else { format!("{path}.{key}") };
            errors.push_with(path, reason, params);
            None
        }
    }
}

type Wrong = (String, &'static str, Vec<(String, String)>);

fn custom_object(json: &str) -> Result<Box<RawValue>, Wrong> {
    let whole = |reason, params| (String::new(), reason, params);
    if json.len() > LONGEST_CUSTOM {
        return Err(whole(reason::TOO_LONG, params("max", LONGEST_CUSTOM)));
    }
    let read: Json = serde_json::from_str(json).map_err(|_| whole(reason::NOT_JSON, vec![]))?;
    let Json::Object(fields) = &read else { return Err(whole(reason::NOT_AN_OBJECT, vec![])) };
    for (key, value) in fields {
        if !is_key(key) {
            return Err(whole(reason::BAD_KEY, params("key", reason::shown(key))));
        }
        let at = |reason, params| (key.clone(), reason, params);
        if depth(value) >= DEEPEST_CUSTOM {
            return Err(at(reason::TOO_DEEP, params("max", DEEPEST_CUSTOM)));
        }
        if has_nul(value) {
            return Err(at(reason::CONTROL_CHARACTER, vec![]));
        }
    }
    // Numbers are looked at as they are written: a parsed one may have lost digits already.
    let raw: std::collections::HashMap<&str, &RawValue> = serde_json::from_str(json).unwrap_or_default();
    for (key, value) in raw {
        if numbers(value.get()).any(|digits| number(digits).is_none()) {
            return Err((key.to_owned(), reason::OUT_OF_RANGE, vec![]));
        }
    }
    RawValue::from_string(json.to_owned()).map_err(|_| whole(reason::NOT_JSON, vec![]))
}

fn depth(value: &Json) -> usize {
    match value {
        Json::Array(entries) => 1 + entries.iter().map(depth).max().unwrap_or(0),
        Json::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Every number in a JSON text, within lists and objects too: PostgreSQL refuses what is too large.
fn numbers(json: &str) -> impl Iterator<Item = &str> {
    let outside_strings = json.split('"').scan(false, |inside, piece| {
        let text = if *inside { "" } else { piece };
        let backslashes = piece.len() - piece.trim_end_matches('\\').len();
        let escaped = *inside && backslashes % 2 == 1;
        *inside = escaped || !*inside;
        Some(text)
    });
    let pieces =
        outside_strings.flat_map(|text| text.split([',', ':', '[', ']', '{', '}', ' ', '\n', '\r', '\t']));
    pieces.filter(|piece| piece.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
}

/// PostgreSQL keeps no NUL.
fn has_nul(value: &Json) -> bool {
    match value {
        Json::String(text) => text.contains('\0'),
        Json::Array(entries) => entries.iter().any(has_nul),
        Json::Object(fields) => fields.iter().any(|(key, value)| key.contains('\0') || has_nul(value)),
        _ => false,
    }
}

fn written(format: Format, value: &str, path: &str, errors: &mut FieldErrors) -> Option<String> {
    let (written, reason) = match format {
        Format::Condition => {
            if let Err(error) = parse(value) {
                errors.extend("", error.at(path));
                return None;
            }
            (Some(value.to_owned()), reason::UNEXPECTED)
        }
        Format::Date => (time::date(value).map(|date| date.to_string()), reason::NOT_A_DATE),
        Format::TimeZone => {
            (value.parse::<chrono_tz::Tz>().ok().map(|zone| zone.name().to_owned()), reason::NOT_A_TIME_ZONE)
        }
        Format::Phone => (text::normalise(format, value), reason::NOT_A_PHONE),
        Format::Email => (text::normalise(format, value), reason::NOT_AN_EMAIL),
        Format::Url => (text::normalise(format, value), reason::NOT_A_URL),
        Format::Uuid => (text::normalise(format, value), reason::NOT_A_UUID),
        Format::Name | Format::Plain | Format::LongText | Format::Decimal => {
            (text::normalise(format, value), reason::REQUIRED)
        }
    };
    if written.is_none() {
        errors.push_with(path, reason, params("value", reason::shown(value)));
    }
    written
}

/// Place of the first character that may not be there, counted from 1.
fn forbidden(format: Format, value: &str) -> Option<usize> {
    let refused = |c: char| match format {
        Format::Name => c == '\0',
        _ if is_long(format) => c.is_control() && !matches!(c, '\n' | '\t' | '\r'),
        _ => c.is_control(),
    };
    value.chars().position(refused).map(|at| at + 1)
}

fn is_long(format: Format) -> bool {
    matches!(format, Format::LongText | Format::Condition)
}

fn params(name: &str, value: impl std::fmt::Display) -> Vec<(String, String)> {
    vec![(name.to_owned(), value.to_string())]
}

#[cfg(test)]
mod tests;
