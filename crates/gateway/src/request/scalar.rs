//! Single values as text: numbers, dates and times, options of a list, base64.

use base64::{Engine, engine::DecodePaddingMode, engine::GeneralPurpose, engine::general_purpose};
use chrono::{DateTime, Datelike};
use kernel::reason;
use prost_reflect::{DynamicMessage, EnumDescriptor, Kind, MessageDescriptor, Value};

use super::Wrong;

/// Reads a text (a JSON string, a query parameter, a path segment) as a value of `kind`.
pub fn from_text(kind: &Kind, text: &str) -> Result<Value, Wrong> {
    match kind {
        Kind::String => plain(text).map(|text| Value::String(text.to_owned())),
        Kind::Bool => match text {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err(Wrong::expected("boolean")),
        },
        Kind::Bytes => base64(text),
        Kind::Enum(options) => option(options, text),
        Kind::Message(message) => known_message(message, text),
        number => from_number(number, text),
    }
}

/// Reads the text of a number, `12` or `1.5e3`, as a value of `kind`.
pub fn from_number(kind: &Kind, text: &str) -> Result<Value, Wrong> {
    match kind {
        Kind::Double => double(text).map(Value::F64),
        Kind::Float => double(text).map(|number| Value::F32(number as f32)),
        Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => {
            integer(text, i32::MIN.into(), i32::MAX.into()).map(|number| Value::I32(number as i32))
        }
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => {
            integer(text, i64::MIN.into(), i64::MAX.into()).map(|number| Value::I64(number as i64))
        }
        Kind::Uint32 | Kind::Fixed32 => {
            integer(text, 0, u32::MAX.into()).map(|number| Value::U32(number as u32))
        }
        Kind::Uint64 | Kind::Fixed64 => {
            integer(text, 0, u64::MAX.into()).map(|number| Value::U64(number as u64))
        }
        other => Err(Wrong::expected(expectation(other))),
    }
}

/// What a caller should send for `kind`, as the sentences name it.
pub fn expectation(kind: &Kind) -> &'static str {
    match kind {
        Kind::Double | Kind::Float => "number",
        Kind::Bool => "boolean",
        Kind::String | Kind::Bytes | Kind::Enum(_) => "string",
        Kind::Message(message) => match message.full_name() {
            "google.protobuf.Timestamp" | "google.protobuf.Duration" | "google.protobuf.FieldMask" => {
                "string"
            }
            _ => "object",
        },
        _ => "integer",
    }
}

/// A text that can be stored.
pub fn plain(text: &str) -> Result<&str, Wrong> {
    if text.contains('\0') { Err(Wrong::new("CONTROL_CHARACTER")) } else { Ok(text) }
}

/// Instants between the years 1 and 9999.
pub fn timestamp(message: &MessageDescriptor, text: &str) -> Result<Value, Wrong> {
    let wrong = || Wrong::new("NOT_A_TIME");
    let time = DateTime::parse_from_rfc3339(text).map_err(|_| wrong())?.to_utc();
    // a leap second has no place in the database
    if !(1..=9999).contains(&time.year()) || time.timestamp_subsec_nanos() > 999_999_999 {
        return Err(wrong());
    }
    let nanos = time.timestamp_subsec_nanos() as i32;
    Ok(seconds_and_nanos(message, time.timestamp(), nanos))
}

fn known_message(message: &MessageDescriptor, text: &str) -> Result<Value, Wrong> {
    match message.full_name() {
        "google.protobuf.Timestamp" => timestamp(message, text),
        "google.protobuf.Duration" => duration(message, text),
        "google.protobuf.FieldMask" => field_mask(message, text),
        _ => Err(Wrong::expected("object")),
    }
}

/// `90s`, `1.5s`
fn duration(message: &MessageDescriptor, text: &str) -> Result<Value, Wrong> {
    let wrong = || Wrong::new("NOT_A_DURATION");
    let number = text.strip_suffix('s').ok_or_else(wrong)?;
    let seconds = double(number).map_err(|_| wrong())?;
    if seconds.abs() > 315_576_000_000.0 {
        return Err(wrong());
    }
    Ok(seconds_and_nanos(message, seconds.trunc() as i64, (seconds.fract() * 1e9).round() as i32))
}

fn seconds_and_nanos(message: &MessageDescriptor, seconds: i64, nanos: i32) -> Value {
    let mut value = DynamicMessage::new(message.clone());
    value.set_field_by_number(1, Value::I64(seconds));
    value.set_field_by_number(2, Value::I32(nanos));
    Value::Message(value)
}

/// `id,lastFollowUpAt`, carried as proto names.
fn field_mask(message: &MessageDescriptor, text: &str) -> Result<Value, Wrong> {
    let mut paths = vec![];
    for path in text.split(',').map(str::trim).filter(|path| !path.is_empty()) {
        if !path.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_') {
            return Err(Wrong::new("NOT_A_FIELD_LIST"));
        }
        paths.push(Value::String(snake_case(path)));
    }
    let mut value = DynamicMessage::new(message.clone());
    value.set_field_by_number(1, Value::List(paths));
    Ok(Value::Message(value))
}

fn snake_case(path: &str) -> String {
    let mut snake = String::with_capacity(path.len() + 4);
    for c in path.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

fn option(options: &EnumDescriptor, text: &str) -> Result<Value, Wrong> {
    if let Some(value) = options.get_value_by_name(text) {
        return Ok(Value::EnumNumber(value.number()));
    }
    let names: Vec<String> =
        options.values().filter(|value| value.number() != 0).map(|value| value.name().to_owned()).collect();
    let wrong = Wrong::new(reason::UNKNOWN_OPTION).with("value", reason::shown(text));
    Err(wrong.with("options", names.join(", ")))
}

fn base64(text: &str) -> Result<Value, Wrong> {
    let lenient =
        general_purpose::GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let alphabet = match text.contains(['-', '_']) {
        true => &base64::alphabet::URL_SAFE,
        false => &base64::alphabet::STANDARD,
    };
    let bytes = GeneralPurpose::new(alphabet, lenient).decode(text);
    bytes.map(|bytes| Value::Bytes(bytes.into())).map_err(|_| Wrong::new("NOT_BASE64"))
}

/// A finite number, written as JSON writes it.
fn double(text: &str) -> Result<f64, Wrong> {
    let json_like = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let number = text.parse::<f64>().ok().filter(|_| json_like);
    match number {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(Wrong::new("OUT_OF_RANGE").with("min", f64::MIN).with("max", f64::MAX)),
        None => Err(Wrong::expected("number")),
    }
}

fn integer(text: &str, min: i128, max: i128) -> Result<i128, Wrong> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let number = match whole {
        // more digits than any integer has: the range below refuses it
        true => text.parse::<i128>().unwrap_or(i128::MAX),
        false => match double(text).map_err(|_| Wrong::expected("integer"))? {
            number if number.fract() == 0.0 => number as i128,
            _ => return Err(Wrong::expected("integer")),
        },
    };
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(Wrong::new("OUT_OF_RANGE").with("min", min).with("max", max))
    }
}
