//! The one condition language, for list filters, pool rules and automation alike:
//!
//! ```text
//! status = OPEN AND (amount >= 10000 OR tags : "vip") AND NOT ownerId = me()
//! lastFollowUpAt < today() - 30d      custom.region IN ("north", "east")      phone : *
//! ```
//!
//! - `=` and `!=` compare any value; `= null` is 'missing', `!= null` or `field:*` 'present'. A missing
//!   value is unlike every other (`!= x` holds for it) and neither smaller nor greater than any.
//! - `:` asks whether a list holds an entry, or a text a piece (of ASCII, small and capital letters are
//!   alike). `IN (a, b)` is 'one of'; for a list, 'has one of'.
//! - `today()`, `now()` and `me()` are worked out when the condition is asked, so that a stored rule
//!   stays true. Distances: `min`, `h`, `d`, `w`, `mo`, `y`; `d` is 24 hours behind `now()`.
//! - An instant compared with a date is compared by its day in the tenant's zone: `createdAt = 2026-01-31`
//!   is that whole day, `<=` includes it.
//! - Phones, mails and names are brought into their stored form before they are compared. Texts are
//!   ordered by code point. Amounts compare as numbers; `amount.currency = CNY` asks the currency.
//! - AND and OR beside each other need parentheses. The empty condition holds for everything.

#[doc(hidden)]
pub mod arbitrary;
mod ast;
mod check;
mod custom;
mod eval;
mod lexer;
mod literal;
mod parser;
mod resolve;
pub mod sql;

pub use ast::{Ast, Comparison, Function, Literal, Offset, Op, Unit};
pub use check::{FieldUse, check};
pub use custom::is_key;
pub(crate) use custom::number;
pub use eval::eval;
pub use parser::parse;
pub use resolve::day;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{Date, EntityDef, Error, FieldDef, FieldType, Time};

/// Bytes of a condition's text.
pub const LONGEST: usize = 4096;
/// Parentheses and NOTs within each other.
pub const DEEPEST: usize = 32;
/// Comparisons in one condition, each entry of an `IN` counted.
pub const MOST_COMPARISONS: usize = 200;

/// A condition whose fields are known and whose values have the fields' types.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Holds for every record.
    All,
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    Compare(Compare),
}

/// One comparison.
#[derive(Debug, Clone)]
pub struct Compare {
    pub field: &'static FieldDef,
    /// Name of the custom field; or `currency` of an amount.
    pub key: Option<String>,
    pub op: Op,
    pub operand: Operand,
}

/// What a field is compared with. Relative values stay so until the condition is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// Of `Op::Present`.
    Nothing,
    Bool(bool),
    Int(i64),
    Double(f64),
    /// Amounts and custom numbers.
    Decimal(Decimal),
    Text(String),
    /// Number of the option.
    Enum(i32),
    Uuid(Uuid),
    Time(Time),
    Date(Date),
    Today(Option<Offset>),
    Now(Option<Offset>),
    /// The calling user; nobody where no person calls, and nobody equals nothing.
    Me,
    /// Of `Op::In`.
    List(Vec<Operand>),
}

/// What sort of value is compared, whatever its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Bool,
    Int,
    Double,
    Enum,
    Uuid,
    Uuids,
    Texts,
    Time,
    Date,
    Amount,
    Currency,
    Custom,
}

/// Parses and checks a condition whose errors shall name `path` (`filter`, `rules[0].condition`).
pub fn read(
    path: &str,
    text: &str,
    def: &EntityDef,
    field_use: impl Fn(&FieldDef) -> FieldUse,
) -> Result<Condition, Error> {
    parse(text).and_then(|ast| check(&ast, def, field_use)).map_err(|error| error.at(path))
}

impl Condition {
    /// Every field that is compared, in order, with repetition: whether facts must be joined.
    pub fn fields(&self) -> Vec<&'static FieldDef> {
        match self {
            Self::All => vec![],
            Self::And(all) | Self::Or(all) => all.iter().flat_map(Self::fields).collect(),
            Self::Not(inner) => inner.fields(),
            Self::Compare(compare) => vec![compare.field],
        }
    }

    /// Does it speak of the caller? Then one answer does not serve another user.
    pub fn names_me(&self) -> bool {
        match self {
            Self::All => false,
            Self::And(all) | Self::Or(all) => all.iter().any(Self::names_me),
            Self::Not(inner) => inner.names_me(),
            Self::Compare(compare) => compare.operand.names_me(),
        }
    }

    /// Both must hold.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, one) | (one, Self::All) => one,
            (one, other) => Self::And(vec![one, other]),
        }
    }
}

impl Operand {
    fn names_me(&self) -> bool {
        match self {
            Self::Me => true,
            Self::List(entries) => entries.iter().any(Self::names_me),
            _ => false,
        }
    }
}

impl Compare {
    pub(crate) fn sort(&self) -> Sort {
        Sort::of(self.field, self.key.as_deref()).unwrap_or(Sort::Custom)
    }
}

impl Sort {
    /// One value in a column of its own, which is null where it is missing.
    pub(crate) fn is_single(self) -> bool {
        !matches!(self, Self::Enum | Self::Uuids | Self::Texts | Self::Custom)
    }

    /// `None` for what cannot be compared: lines, and custom fields all together.
    pub(crate) fn of(field: &FieldDef, key: Option<&str>) -> Option<Self> {
        Some(match (field.ty, key) {
            (FieldType::Custom, Some(_)) => Self::Custom,
            (FieldType::Money, Some(_)) => Self::Currency,
            (FieldType::Money, None) | (FieldType::Decimal, _) => Self::Amount,
            (FieldType::Text, _) => Self::Text,
            (FieldType::Bool, _) => Self::Bool,
            (FieldType::Int, _) => Self::Int,
            (FieldType::Double, _) => Self::Double,
            (FieldType::Enum(_), _) => Self::Enum,
            (FieldType::Uuid, _) => Self::Uuid,
            (FieldType::UuidList, _) => Self::Uuids,
            (FieldType::TextList, _) => Self::Texts,
            (FieldType::Time, _) => Self::Time,
            (FieldType::Date, _) => Self::Date,
            (FieldType::Custom, None) | (FieldType::Parts(_), _) => return None,
        })
    }
}

#[cfg(test)]
mod tests;
