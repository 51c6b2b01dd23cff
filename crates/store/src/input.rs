//! From the wire to values, for the generated code: every wrong value is named with its path.

use std::collections::BTreeMap;

use kernel::{Date, FieldDef, FieldErrors, Money, Time, Uuid, check, reason};
use rust_decimal::Decimal;
use serde_json::value::RawValue;

/// Lines of one part in one request.
const MOST_PARTS: usize = 200;
/// Digits of a decimal number, before and behind the point.
const MOST_DIGITS: u32 = 12;
const MOST_DECIMALS: u32 = 6;
/// Entries of one list.
const MOST_ENTRIES: usize = 1000;

fn at(field: &FieldDef, path: &str) -> String {
    format!("{path}{}", field.json)
}

pub fn text(field: &FieldDef, path: &str, value: Option<&str>, errors: &mut FieldErrors) -> Option<String> {
    let value = value.filter(|v| !v.trim().is_empty())?;
    check::text(field, value, &at(field, path), errors)
}

pub fn required_text(field: &FieldDef, path: &str, value: Option<&str>, errors: &mut FieldErrors) -> String {
    if value.is_none_or(|v| v.trim().is_empty()) {
        errors.push(at(field, path), "REQUIRED");
        return String::new();
    }
    text(field, path, value, errors).unwrap_or_default()
}

pub fn uuid(field: &FieldDef, path: &str, value: Option<&str>, errors: &mut FieldErrors) -> Option<Uuid> {
    let value = value.filter(|v| !v.is_empty())?;
    match Uuid::try_parse(value) {
        Ok(id) => Some(id),
        Err(_) => {
            errors.push(at(field, path), "NOT_A_UUID");
            None
        }
    }
}

pub fn required_uuid(field: &FieldDef, path: &str, value: Option<&str>, errors: &mut FieldErrors) -> Uuid {
    if value.is_none_or(str::is_empty) {
        errors.push(at(field, path), "REQUIRED");
        return Uuid::nil();
    }
    uuid(field, path, value, errors).unwrap_or_default()
}

pub fn uuids(field: &FieldDef, path: &str, values: &[String], errors: &mut FieldErrors) -> Vec<Uuid> {
    bounded(field, path, values.len(), errors);
    let mut ids = vec![];
    for (i, value) in values.iter().take(MOST_ENTRIES).enumerate() {
        match Uuid::try_parse(value) {
            Ok(id) if ids.contains(&id) => {}
            Ok(id) => ids.push(id),
            Err(_) => errors.push(format!("{}[{i}]", at(field, path)), "NOT_A_UUID"),
        }
    }
    ids
}

pub fn texts(field: &FieldDef, path: &str, values: &[String], errors: &mut FieldErrors) -> Vec<String> {
    bounded(field, path, values.len(), errors);
    let mut texts: Vec<String> = vec![];
    for (i, value) in values.iter().take(MOST_ENTRIES).enumerate() {
        let place = format!("{}[{i}]", at(field, path));
        if let Some(text) = check::text(field, value, &place, errors)
            && !text.is_empty()
            && !texts.contains(&text)
        {
            texts.push(text);
        }
    }
    texts
}

fn bounded(field: &FieldDef, path: &str, count: usize, errors: &mut FieldErrors) {
    if count > MOST_ENTRIES {
        let params = vec![("max".to_owned(), MOST_ENTRIES.to_string())];
        errors.push_with(at(field, path), "TOO_MANY", params);
    }
}

pub fn date(field: &FieldDef, path: &str, value: Option<&str>, errors: &mut FieldErrors) -> Option<Date> {
    let value = value.filter(|v| !v.trim().is_empty())?;
    let date = kernel::text::time::date(value.trim());
    if date.is_none() {
        errors.push(at(field, path), "NOT_A_DATE");
    }
    date
}

pub fn time(
    field: &FieldDef,
    path: &str,
    value: Option<(i64, i32)>,
    errors: &mut FieldErrors,
) -> Option<Time> {
    let (seconds, nanos) = value?;
    // the years that PostgreSQL, JSON and people all understand
    let known = (-62_135_596_800..=253_402_300_799).contains(&seconds) && (0..1_000_000_000).contains(&nanos);
    let micros = known.then(|| seconds * 1_000_000 + i64::from(nanos / 1000));
    let time = micros.and_then(chrono::DateTime::from_timestamp_micros);
    if time.is_none() {
        errors.push(at(field, path), "NOT_A_TIME");
    }
    time
}

pub fn double(field: &FieldDef, path: &str, value: Option<f64>, errors: &mut FieldErrors) -> Option<f64> {
    let value = value?;
    if !value.is_finite() {
        errors.push(at(field, path), "NOT_A_NUMBER");
        return None;
    }
    Some(value)
}

pub fn money(
    field: &FieldDef,
    path: &str,
    value: Option<(&str, &str)>,
    errors: &mut FieldErrors,
) -> Option<Money> {
    let (currency, amount) = value?;
    match Money::parse(currency, amount) {
        Ok(money) => Some(money),
        Err(error) => {
            errors.extend(&format!("{}.", at(field, path)), error);
            None
        }
    }
}

/// A decimal number in its shortest form: at most 12 digits before the point and 6 behind it.
pub fn decimal(
    field: &FieldDef,
    path: &str,
    value: Option<&str>,
    errors: &mut FieldErrors,
) -> Option<Decimal> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) else {
        check::required(field, false, &at(field, path), errors);
        return None;
    };
    let plain = value.len() <= 40 && value.bytes().all(|b| b.is_ascii_digit() || b".-+".contains(&b));
    let Some(number) = Decimal::from_str_exact(value).ok().filter(|_| plain) else {
        let params = vec![("value".to_owned(), reason::shown(value))];
        errors.push_with(at(field, path), reason::NOT_A_NUMBER, params);
        return None;
    };
    let number = number.normalize();
    if number.scale() > MOST_DECIMALS {
        let params = vec![("max".to_owned(), MOST_DECIMALS.to_string())];
        errors.push_with(at(field, path), reason::TOO_MANY_DECIMALS, params);
        return None;
    }
    if number.abs() >= Decimal::from(10_i64.pow(MOST_DIGITS)) {
        let most = 10_i64.pow(MOST_DIGITS) - 1;
        let params = vec![("min".to_owned(), (-most).to_string()), ("max".to_owned(), most.to_string())];
        errors.push_with(at(field, path), reason::OUT_OF_RANGE, params);
        return None;
    }
    Some(if number.is_zero() { Decimal::ZERO } else { number })
}

/// Number of an enum's value; unknown ones are refused, the unspecified one where it is required too.
pub fn enumeration(field: &FieldDef, path: &str, value: i32, errors: &mut FieldErrors) -> i32 {
    check::option(field, value, &at(field, path), errors).unwrap_or_default()
}

pub fn parts<W, P>(
    field: &FieldDef,
    path: &str,
    values: &[W],
    errors: &mut FieldErrors,
    read: impl Fn(&W, &str, &mut FieldErrors) -> P,
) -> Vec<P> {
    if values.len() > MOST_PARTS {
        let params = vec![("max".to_owned(), MOST_PARTS.to_string())];
        errors.push_with(at(field, path), "TOO_MANY", params);
    }
    let place = at(field, path);
    let lines = values.iter().take(MOST_PARTS).enumerate();
    lines.map(|(i, value)| read(value, &format!("{place}[{i}]."), errors)).collect()
}

/// A line keeps its id; a new one gets one.
pub fn part_id(path: &str, value: Option<&str>, errors: &mut FieldErrors) -> Uuid {
    match value.filter(|v| !v.is_empty()).map(Uuid::try_parse) {
        None => Uuid::now_v7(),
        Some(Ok(id)) => id,
        Some(Err(_)) => {
            errors.push(format!("{path}id"), "NOT_A_UUID");
            Uuid::nil()
        }
    }
}

/// The company's own fields: the given keys replace the present ones, `null` takes one away. Numbers
/// stay as they are written; the whole is checked again, since it grows with every request.
pub fn custom(
    field: &FieldDef,
    present: &str,
    given: Option<&str>,
    errors: &mut FieldErrors,
) -> Option<Box<RawValue>> {
    let mut merged: BTreeMap<String, Box<RawValue>> = serde_json::from_str(present).unwrap_or_default();
    if let Some(given) = given.filter(|g| !g.is_empty()) {
        let given = check::custom(given, field.json, errors)?;
        let given: BTreeMap<String, Box<RawValue>> = serde_json::from_str(given.get()).unwrap_or_default();
        merged.extend(given);
        merged.retain(|_, value| value.get() != "null");
    }
    let merged = serde_json::to_string(&merged).ok()?;
    check::custom(&merged, field.json, errors)
}
