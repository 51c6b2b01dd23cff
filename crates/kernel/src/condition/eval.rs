//! Asks a condition of one record. [`super::sql`] asks the same of a table, and must answer alike.

use std::cmp::Ordering;

use super::custom::{self, CustomValue};
use super::resolve::{day, resolve};
use super::{Compare, Condition, Op, Operand, Sort};
use crate::{Ctx, Fields, Value};

/// Does the condition hold for the record, now and for this caller? Two-valued: NOT turns every answer
/// round, also one about a missing value.
pub fn eval(condition: &Condition, record: &dyn Fields, ctx: &Ctx) -> bool {
    match condition {
        Condition::All => true,
        Condition::And(all) => all.iter().all(|one| eval(one, record, ctx)),
        Condition::Or(all) => all.iter().any(|one| eval(one, record, ctx)),
        Condition::Not(inner) => !eval(inner, record, ctx),
        Condition::Compare(compare) => holds(compare, record.value(compare.field), ctx),
    }
}

fn holds(compare: &Compare, value: Value<'_>, ctx: &Ctx) -> bool {
    let sort = compare.sort();
    let value = Asked::from(value, sort, compare.key.as_deref());
    let Some(operand) = resolve(&compare.operand, sort, ctx) else { return compare.op == Op::Ne };
    let order = || value.order(&operand, ctx);
    match compare.op {
        Op::Eq => order() == Some(Ordering::Equal),
        Op::Ne => order() != Some(Ordering::Equal),
        Op::Lt => order() == Some(Ordering::Less),
        Op::Gt => order() == Some(Ordering::Greater),
        Op::Le => matches!(order(), Some(Ordering::Less | Ordering::Equal)),
        Op::Ge => matches!(order(), Some(Ordering::Greater | Ordering::Equal)),
        Op::Has => value.has(&operand),
        Op::Present => value.is_present(),
        Op::In => match &operand {
            Operand::List(entries) if matches!(sort, Sort::Uuids | Sort::Texts) => {
                entries.iter().any(|entry| value.has(entry))
            }
            Operand::List(entries) => {
                entries.iter().any(|entry| value.order(entry, ctx) == Some(Ordering::Equal))
            }
            _ => false,
        },
    }
}

/// A record's value, or the part of it that the comparison names.
enum Asked<'a> {
    Plain(Value<'a>),
    Custom(Option<CustomValue>),
}

impl<'a> Asked<'a> {
    fn from(value: Value<'a>, sort: Sort, key: Option<&str>) -> Self {
        match (value, sort) {
            (Value::Money(money), Sort::Currency) => Self::Plain(Value::Text(&money.currency)),
            (Value::Json(json), Sort::Custom) => Self::Custom(key.and_then(|key| custom::value(&json, key))),
            (_, Sort::Custom) => Self::Custom(None),
            (value, _) => Self::Plain(value),
        }
    }

    fn is_present(&self) -> bool {
        match self {
            Self::Custom(value) => value.is_some(),
            Self::Plain(Value::Null | Value::Enum(0)) => false,
            Self::Plain(Value::UuidList(ids)) => !ids.is_empty(),
            Self::Plain(Value::TextList(texts)) => !texts.is_empty(),
            Self::Plain(_) => true,
        }
    }

    /// `None` when the value is missing or of another sort.
    fn order(&self, operand: &Operand, ctx: &Ctx) -> Option<Ordering> {
        Some(match (self, operand) {
            (Self::Plain(Value::Text(a)), Operand::Text(b)) => a.as_bytes().cmp(b.as_bytes()),
            (Self::Plain(Value::Bool(a)), Operand::Bool(b)) => a.cmp(b),
            (Self::Plain(Value::Int(a)), Operand::Int(b)) => a.cmp(b),
            (Self::Plain(Value::Double(a)), Operand::Double(b)) => a.partial_cmp(b)?,
            (Self::Plain(Value::Decimal(a)), Operand::Decimal(b)) => a.cmp(b),
            (Self::Plain(Value::Money(money)), Operand::Decimal(b)) => money.amount.cmp(b),
            (Self::Plain(Value::Enum(a)), Operand::Enum(b)) => a.cmp(b),
            (Self::Plain(Value::Uuid(a)), Operand::Uuid(b)) => a.cmp(b),
            (Self::Plain(Value::Date(a)), Operand::Date(b)) => a.cmp(b),
            (Self::Plain(Value::Time(a)), Operand::Time(b)) => a.cmp(b),
            (Self::Plain(Value::Time(a)), Operand::Date(b)) => {
                let (start, next) = day(ctx.zone, *b);
                if *a < start {
                    Ordering::Less
                } else if *a < next {
                    Ordering::Equal
                } else {
                    Ordering::Greater
                }
            }
            (Self::Custom(Some(CustomValue::Text(a))), Operand::Text(b)) => a.as_bytes().cmp(b.as_bytes()),
            (Self::Custom(Some(CustomValue::Number(a))), Operand::Decimal(b)) => a.cmp(b),
            (Self::Custom(Some(CustomValue::Bool(a))), Operand::Bool(b)) => a.cmp(b),
            _ => return None,
        })
    }

    fn has(&self, operand: &Operand) -> bool {
        match (self, operand) {
            (Self::Plain(Value::Text(text)), Operand::Text(piece)) => contains(text, piece),
            (Self::Plain(Value::TextList(texts)), Operand::Text(text)) => texts.contains(text),
            (Self::Plain(Value::UuidList(ids)), Operand::Uuid(id)) => ids.contains(id),
            (Self::Custom(Some(CustomValue::Text(text))), Operand::Text(piece)) => contains(text, piece),
            (Self::Custom(Some(CustomValue::Texts(texts))), Operand::Text(text)) => texts.contains(text),
            _ => false,
        }
    }
}

/// Capital and small letters are alike in ASCII alone: the same on every database.
fn contains(text: &str, piece: &str) -> bool {
    text.to_ascii_lowercase().contains(&piece.to_ascii_lowercase())
}
