//! Sort keys and page tokens. A page goes on after the last row's keys (keyset), so that page 1,000
//! costs what page 1 costs; a token fits only the tenant, filter and order it was made for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Datelike;
use kernel::{Access, EntityDef, Error, FieldDef, FieldType, Result, Right, Value, reason};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// Keys of one order, and its characters.
const MOST_KEYS: usize = 8;
const LONGEST: usize = 1000;

/// One sort key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub field: &'static FieldDef,
    pub descending: bool,
}

/// `name, createdAt desc` as keys; the id is always the last, so that the order is total.
pub fn keys(def: &'static EntityDef, access: &Access, order_by: &str) -> Result<Vec<Key>> {
    let id = def.field("id").ok_or_else(|| Error::internal("a record without id"))?;
    if order_by.chars().count() > LONGEST {
        return Err(Error::invalid("orderBy", reason::TOO_LONG).with("max", LONGEST));
    }
    let mut keys: Vec<Key> = vec![];
    for part in order_by.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let mut words = part.split_whitespace();
        let name = words.next().unwrap_or_default();
        let descending = match words.next() {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(Error::invalid("orderBy", "BAD_ORDER").with("key", reason::shown(part))),
        };
        let field = def.field(name).filter(|f| sortable(f) && access.right(def, f) >= Right::Read);
        let Some(field) = field.filter(|_| words.next().is_none()) else {
            return Err(Error::invalid("orderBy", "UNKNOWN_SORT_FIELD").with("key", reason::shown(name)));
        };
        if keys.iter().any(|k| k.field.number == field.number) {
            return Err(Error::invalid("orderBy", "BAD_ORDER").with("key", reason::shown(part)));
        }
        keys.push(Key { field, descending });
    }
    if keys.len() > MOST_KEYS {
        return Err(Error::invalid("orderBy", "TOO_MANY").with("max", MOST_KEYS));
    }
    if !keys.iter().any(|k| k.field.name == "id") {
        let descending = keys.last().is_none_or(|k| k.descending);
        keys.push(Key { field: id, descending });
    }
    Ok(keys)
}

pub fn sortable(field: &FieldDef) -> bool {
    !matches!(field.ty, FieldType::Custom | FieldType::Parts(_) | FieldType::UuidList | FieldType::TextList)
}

impl Key {
    /// The SQL expression; texts in one order on every machine.
    pub fn expression(&self) -> String {
        let table = if self.field.fact { "f" } else { "r" };
        match self.field.ty {
            FieldType::Text => format!("{table}.{} collate \"C\"", self.field.column),
            _ => format!("{table}.{}", self.field.column),
        }
    }

    /// With direction; missing values come last upwards and first downwards, as PostgreSQL's indexes are made.
    pub fn order(&self) -> String {
        format!("{}{}", self.expression(), if self.descending { " desc" } else { "" })
    }

    fn cast(&self) -> &'static str {
        match self.field.ty {
            FieldType::Text => "text",
            FieldType::Bool => "boolean",
            FieldType::Int => "bigint",
            FieldType::Double => "double precision",
            FieldType::Enum(_) => "smallint",
            FieldType::Uuid => "uuid",
            FieldType::Time => "timestamptz",
            FieldType::Date => "date",
            FieldType::Money | FieldType::Decimal => "numeric",
            _ => "text",
        }
    }

    fn nullable(&self) -> bool {
        let f = self.field;
        if f.fact {
            return true;
        }
        if f.required || matches!(f.ty, FieldType::Enum(_) | FieldType::Bool) {
            return false;
        }
        !f.head || f.name.ends_with("_id") || f.name.ends_with("_by") || f.name == "deleted_at"
    }
}

/// Rows after `last` (the keys of the last row as text, `None` for missing), in parts that follow each
/// other: an index finds the start of every part at once, where one condition over rows with and without
/// a value would be read from the beginning. `None`: there is no such part. `place` binds a text.
pub fn after(
    keys: &[Key],
    last: &[Option<String>],
    part: usize,
    mut place: impl FnMut(String) -> String,
) -> Option<String> {
    let (first, others) = keys.split_first()?;
    let one_row = others.iter().all(|k| k.descending == first.descending && !k.nullable());
    if !one_row {
        return (part == 0).then(|| after_each(keys, &values(keys, last, place)));
    }
    let lead = first.expression();
    match (part, &last[0], first.descending) {
        (0, Some(_), _) => Some(after_row(keys, &values(keys, last, place))),
        (0, None, _) if others.is_empty() => None,
        (0, None, _) => {
            let rest = after_row(others, &values(others, &last[1..], &mut place));
            Some(format!("{lead} is null and {rest}"))
        }
        (1, Some(_), false) if first.nullable() => Some(format!("{lead} is null")),
        (1, None, true) => Some(format!("{lead} is not null")),
        _ => None,
    }
}

/// The last row's keys as parameters.
fn values(
    keys: &[Key],
    last: &[Option<String>],
    mut place: impl FnMut(String) -> String,
) -> Vec<Option<String>> {
    let value = |(key, value): (&Key, &Option<String>)| {
        value.clone().map(|v| format!("({}::text)::{}", place(v), key.cast()))
    };
    keys.iter().zip(last).map(value).collect()
}

/// One row comparison, which an index on the keys carries; rows without a value are not in it.
fn after_row(keys: &[Key], values: &[Option<String>]) -> String {
    let names: Vec<String> = keys.iter().map(Key::expression).collect();
    let values: Vec<&str> = values.iter().map(|v| v.as_deref().unwrap_or("null")).collect();
    let sign = if keys[0].descending { "<" } else { ">" };
    format!("({}) {sign} ({})", names.join(", "), values.join(", "))
}

/// Keys of mixed directions, or several that may be missing: equal so far, then beyond.
fn after_each(keys: &[Key], values: &[Option<String>]) -> String {
    let mut any = vec![];
    for (i, key) in keys.iter().enumerate() {
        let mut all: Vec<String> = keys[..i]
            .iter()
            .zip(values)
            .map(|(k, v)| match v {
                Some(v) => format!("{} = {v}", k.expression()),
                None => format!("{} is null", k.expression()),
            })
            .collect();
        let name = key.expression();
        all.push(match (&values[i], key.descending) {
            (Some(v), false) if key.nullable() => format!("({name} > {v} or {name} is null)"),
            (Some(v), false) => format!("{name} > {v}"),
            (Some(v), true) => format!("{name} < {v}"),
            (None, false) => "false".to_owned(),
            (None, true) => format!("{name} is not null"),
        });
        any.push(format!("({})", all.join(" and ")));
    }
    // the first key's bound alone lets an index start at the right place
    let bound = match (&values[0], keys[0].descending) {
        (Some(v), true) => format!("{} <= {v} and ", keys[0].expression()),
        (Some(v), false) if !keys[0].nullable() => format!("{} >= {v} and ", keys[0].expression()),
        _ => String::new(),
    };
    format!("{bound}({})", any.join(" or "))
}

/// A page token: the last row's keys, sealed with what they belong to.
pub fn token(seal: &[u8], last: &[Option<String>]) -> String {
    let json = serde_json::to_vec(last).unwrap_or_default();
    let mut bytes = seal[..8].to_vec();
    bytes.extend(json);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a token made with the same seal and number of keys.
pub fn parse_token(seal: &[u8], keys: &[Key], token: &str) -> Result<Vec<Option<String>>> {
    let refuse = || Error::invalid("pageToken", "BAD_PAGE_TOKEN");
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| refuse())?;
    let (head, json) = bytes.split_at_checked(8).ok_or_else(refuse)?;
    if head != &seal[..8] {
        return Err(refuse());
    }
    let values: Vec<Option<String>> = serde_json::from_slice(json).map_err(|_| refuse())?;
    let fits = values.len() == keys.len()
        && keys.iter().zip(&values).all(|(k, v)| v.as_deref().is_none_or(|v| parses(k, v)));
    if fits { Ok(values) } else { Err(refuse()) }
}

/// A forged value must be a 400, never a failing cast: only what `key_text` would have written passes,
/// since PostgreSQL reads other notations than we do.
fn parses(key: &Key, value: &str) -> bool {
    let years = |year: i32| (1..=9999).contains(&year);
    let written = match key.field.ty {
        FieldType::Bool => value.parse().ok().map(Value::Bool),
        FieldType::Int => value.parse().ok().map(Value::Int),
        FieldType::Enum(_) => value.parse::<i16>().ok().map(|n| Value::Enum(n.into())),
        FieldType::Double => value.parse().ok().filter(|n: &f64| n.is_finite()).map(Value::Double),
        FieldType::Uuid => value.parse().ok().map(Value::Uuid),
        FieldType::Time => value.parse::<kernel::Time>().ok().filter(|t| years(t.year())).map(Value::Time),
        FieldType::Date => value.parse::<kernel::Date>().ok().filter(|d| years(d.year())).map(Value::Date),
        FieldType::Money | FieldType::Decimal => value.parse().ok().map(Value::Decimal),
        _ => return !value.contains('\0'),
    };
    written.and_then(|value| key_text(&value)).as_deref() == Some(value)
}

/// What a token is bound to.
pub fn seal(parts: &[&str]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().to_vec()
}

/// A record's key as text.
pub fn key_text(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(b) => b.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Enum(n) => n.to_string(),
        Value::Double(d) => d.to_string(),
        Value::Decimal(d) => d.to_string(),
        Value::Text(t) => (*t).to_owned(),
        Value::Uuid(id) => id.to_string(),
        Value::Time(t) => t.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        Value::Date(d) => d.to_string(),
        Value::Money(m) => m.amount.to_string(),
        other => Json::from(format!("{other:?}")).to_string(),
    })
}
