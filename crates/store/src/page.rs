//! Sort keys and page tokens. A page goes on after the last row's keys (keyset), so that page 1,000
//! costs what page 1 costs; a token fits only the tenant, filter and order it was made for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Datelike;
use kernel::{Access, EntityDef, Error, FieldDef, FieldType, Result, Right, Value, condition, reason};
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
        match self.field.ty {
            FieldType::Text => format!("{} collate \"C\"", self.column()),
            _ => self.column(),
        }
    }

    /// Where the value stands; only so is an index `where it is not null` known to hold all that are asked for.
    fn column(&self) -> String {
        format!("{}.{}", if self.field.fact { "f" } else { "r" }, self.field.column)
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

    pub(crate) fn nullable(&self) -> bool {
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

/// What comes after `order by`; missing values are last, upwards and downwards.
pub fn order(keys: &[Key]) -> String {
    let expressions: Vec<String> = keys.iter().map(Key::expression).collect();
    directed(keys, &expressions)
}

/// These expressions in the keys' directions.
pub fn directed(keys: &[Key], expressions: &[String]) -> String {
    let one = |(key, expression): (&Key, &String)| match (key.descending, key.nullable()) {
        (false, _) => expression.clone(),
        (true, false) => format!("{expression} desc"),
        (true, true) => format!("{expression} desc nulls last"),
    };
    keys.iter().zip(expressions).map(one).collect::<Vec<_>>().join(", ")
}

/// One part of what is left to show.
pub struct Part {
    /// Which rows are in it.
    pub condition: String,
    /// Their order, as an index is known to give it.
    pub order: String,
}

/// What is left after `last` (the keys of the last row as text, `None` for missing; no `last`: from the beginning), in
/// parts. First come the rows with a value for the first key, then those without, in the order of the other keys: an
/// index finds the start of each at once, where it would read one condition over both from the beginning. Whoever
/// reaches the second part under a filter that many match knows that most of these have no value, so they are soon met.
/// `None`: there is no such part. `place` binds a text.
pub fn part(
    def: &EntityDef,
    keys: &[Key],
    last: Option<&[Option<String>]>,
    part: usize,
    mut place: impl FnMut(String) -> String,
) -> Option<Part> {
    let (first, others) = keys.split_first()?;
    let lead = first.column();
    let valued = |condition: String| {
        let way = format!("{}{}", first.expression(), if first.descending { " desc" } else { "" });
        let order = if others.is_empty() { way } else { format!("{way}, {}", order(others)) };
        let known = if first.nullable() { format!("{lead} is not null and ") } else { String::new() };
        Part { condition: format!("{known}{condition}"), order }
    };
    let none = match first.field.fact {
        true => condition::sql::no_fact(def.table, "r", first.field),
        false => format!("{lead} is null"),
    };
    let missing = |condition: String| Part {
        condition: format!("{none} and {condition}"),
        order: if others.is_empty() { "r.id".to_owned() } else { order(others) },
    };
    match (part, last.and_then(|last| last.split_first())) {
        (0, None) => Some(valued("true".to_owned())),
        (0, Some((Some(_), _))) => Some(valued(after(keys, last?, true, place))),
        (0, Some((None, rest))) => {
            (!others.is_empty()).then(|| missing(after(others, rest, false, &mut place)))
        }
        (1, None | Some((Some(_), _))) if first.nullable() => Some(missing("true".to_owned())),
        _ => None,
    }
}

/// Rows after `last`; `valued`: all have a value for the first key.
fn after(keys: &[Key], last: &[Option<String>], valued: bool, place: impl FnMut(String) -> String) -> String {
    let values = values(keys, last, place);
    let valued = valued || !keys.first().is_some_and(Key::nullable);
    let one_row = keys.split_first().is_some_and(|(first, others)| {
        valued && others.iter().all(|k| k.descending == first.descending && !k.nullable())
    });
    if one_row { after_row(keys, &values) } else { after_each(keys, &values, valued) }
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
fn after_each(keys: &[Key], values: &[Option<String>], valued: bool) -> String {
    let sign = |key: &Key| if key.descending { "<" } else { ">" };
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
        all.push(match &values[i] {
            Some(v) if key.nullable() && !(valued && i == 0) => {
                format!("({name} {} {v} or {name} is null)", sign(key))
            }
            Some(v) => format!("{name} {} {v}", sign(key)),
            None => "false".to_owned(),
        });
        any.push(format!("({})", all.join(" and ")));
    }
    // the first key's bound alone lets an index start at the right place
    let bound = match &values[0] {
        Some(v) if valued => format!("{} {}= {v} and ", keys[0].expression(), sign(&keys[0])),
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
