//! A field's value seen without its record's type: what conditions, audit and exports read.

use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{Date, FieldDef, Money, Time};

/// One value; lists are borrowed.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Decimal(Decimal),
    Double(f64),
    Text(&'a str),
    /// Number of the enum's value.
    Enum(i32),
    Uuid(Uuid),
    Time(Time),
    Date(Date),
    Money(&'a Money),
    UuidList(&'a [Uuid]),
    TextList(&'a [String]),
    /// JSON text: custom fields and parts.
    Json(std::borrow::Cow<'a, str>),
}

/// A record whose fields can be read by definition.
pub trait Fields {
    /// The value of `field`, which must come from this record's definition.
    fn value(&self, field: &FieldDef) -> Value<'_>;
}

impl Value<'_> {
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The JSON that audit rows keep.
    pub fn to_json(&self, field: &FieldDef) -> serde_json::Value {
        use serde_json::{Value as Json, json};
        match self {
            Self::Null => Json::Null,
            Self::Bool(b) => json!(b),
            Self::Int(n) => json!(n),
            Self::Decimal(d) => json!(d.to_string()),
            Self::Double(d) => json!(d),
            Self::Text(t) => json!(t),
            Self::Enum(n) => match field.ty.enum_def().and_then(|def| def.name_of(*n)) {
                Some(name) => json!(name),
                None => json!(n),
            },
            Self::Uuid(id) => json!(id),
            Self::Time(t) => json!(t.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)),
            Self::Date(d) => json!(d),
            Self::Money(m) => json!({"currency": m.currency, "amount": m.amount.to_string()}),
            Self::UuidList(ids) => json!(ids),
            Self::TextList(texts) => json!(texts),
            Self::Json(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        }
    }
}

/// The same with nothing borrowed: prior values, drafts, rows of tests.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnedValue {
    Null,
    Bool(bool),
    Int(i64),
    Decimal(Decimal),
    Double(f64),
    Text(String),
    Enum(i32),
    Uuid(Uuid),
    Time(Time),
    Date(Date),
    Money(Money),
    UuidList(Vec<Uuid>),
    TextList(Vec<String>),
    Json(String),
}

impl OwnedValue {
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Int(number) => Value::Int(*number),
            Self::Decimal(number) => Value::Decimal(*number),
            Self::Double(number) => Value::Double(*number),
            Self::Text(text) => Value::Text(text),
            Self::Enum(number) => Value::Enum(*number),
            Self::Uuid(id) => Value::Uuid(*id),
            Self::Time(time) => Value::Time(*time),
            Self::Date(date) => Value::Date(*date),
            Self::Money(money) => Value::Money(money),
            Self::UuidList(ids) => Value::UuidList(ids),
            Self::TextList(texts) => Value::TextList(texts),
            Self::Json(json) => Value::Json(json.as_str().into()),
        }
    }
}
