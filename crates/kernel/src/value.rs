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
