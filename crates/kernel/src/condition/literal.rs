//! What a written value means for a field of a certain sort: `5` is a number for an amount and a text for
//! a city. Only for custom fields do quotation marks decide.

use rust_decimal::Decimal;
use uuid::Uuid;

use super::ast::{Comparison, Function, Literal, Op};
use super::check::refusal;
use super::{Operand, Sort, custom};
use crate::{Error, FieldDef, Format, reason, text};

/// The operand, or the reason why this value cannot be compared with the field.
pub fn read(value: &Literal, field: &FieldDef, sort: Sort, at: &Comparison) -> Result<Operand, Error> {
    let (written, quoted) = match value {
        Literal::Quoted(text) => (text.as_str(), true),
        Literal::Word(word) => (word.as_str(), false),
        Literal::Call(function, offset) => {
            let operand = match (function, sort) {
                (Function::Today, Sort::Date | Sort::Time | Sort::Custom) => Operand::Today(*offset),
                (Function::Now, Sort::Time) => Operand::Now(*offset),
                (Function::Me, Sort::Uuid | Sort::Uuids | Sort::Custom) => Operand::Me,
                _ => {
                    let refused = refusal(reason::FUNCTION_NOT_ALLOWED, &at.field);
                    return Err(refused.with("function", function.name()));
                }
            };
            return Ok(operand);
        }
        Literal::Any => return Err(refusal(reason::OPERATOR_NOT_ALLOWED, &at.field).with("operator", "*")),
    };
    let (operand, reason) = match sort {
        Sort::Text => (text_operand(written, field.format, at.op), not_a(field.format)),
        Sort::Texts => (Some(Operand::Text(written.to_owned())), reason::UNKNOWN_OPTION),
        Sort::Currency => (Some(Operand::Text(written.to_ascii_uppercase())), reason::NOT_A_CURRENCY),
        Sort::Bool => (boolean(written).map(Operand::Bool), reason::NOT_TRUE_OR_FALSE),
        Sort::Int => (whole(written).map(Operand::Int), reason::NOT_A_WHOLE_NUMBER),
        Sort::Double => (double(written).map(Operand::Double), reason::NOT_A_NUMBER),
        Sort::Amount => (decimal(written).map(Operand::Decimal), reason::NOT_A_NUMBER),
        Sort::Enum => (option(written, field), reason::UNKNOWN_OPTION),
        Sort::Uuid | Sort::Uuids => (Uuid::try_parse(written).ok().map(Operand::Uuid), reason::NOT_A_UUID),
        Sort::Date => (text::time::date(written).map(Operand::Date), reason::NOT_A_DATE),
        Sort::Time => (instant(written), reason::NOT_A_TIME),
        Sort::Custom => (Some(custom_operand(written, quoted)), reason::NOT_A_NUMBER),
    };
    operand.ok_or_else(|| {
        let refused = refusal(reason, &at.field).with("value", reason::shown(written));
        match field.ty.enum_def() {
            Some(def) => refused.with("options", def.names().collect::<Vec<_>>().join(", ")),
            None => refused,
        }
    })
}

/// Whole values in their stored form; pieces (`:`) and bounds as they are written.
fn text_operand(written: &str, format: Format, op: Op) -> Option<Operand> {
    let operand = match (op, format) {
        (Op::Eq | Op::Ne | Op::In, _) => text::normalise(format, written)?,
        (Op::Has, Format::Phone) => written.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        (_, Format::Name) => text::name::normalise(written),
        _ => written.to_owned(),
    };
    Some(Operand::Text(operand))
}

fn not_a(format: Format) -> &'static str {
    match format {
        Format::Phone => reason::NOT_A_PHONE,
        Format::Email => reason::NOT_AN_EMAIL,
        Format::Url => reason::NOT_A_URL,
        _ => reason::NOT_A_UUID,
    }
}

fn boolean(written: &str) -> Option<bool> {
    match written.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn whole(written: &str) -> Option<i64> {
    decimal(written).filter(Decimal::is_integer).and_then(|number| i64::try_from(number).ok())
}

fn double(written: &str) -> Option<f64> {
    decimal(written)?;
    written.parse().ok()
}

fn decimal(written: &str) -> Option<Decimal> {
    custom::number(written.strip_prefix('+').unwrap_or(written))
}

/// By its name, however it is capitalised; the unspecified option has none.
fn option(written: &str, field: &FieldDef) -> Option<Operand> {
    let def = field.ty.enum_def()?;
    let name = def.names().find(|name| name.eq_ignore_ascii_case(written))?;
    def.number_of(name).map(Operand::Enum)
}

fn instant(written: &str) -> Option<Operand> {
    let date = text::time::date(written).map(Operand::Date);
    date.or_else(|| text::time::instant(written).map(Operand::Time))
}

fn custom_operand(written: &str, quoted: bool) -> Operand {
    let simple = || decimal(written).map(Operand::Decimal).or_else(|| boolean(written).map(Operand::Bool));
    let simple = if quoted { None } else { simple() };
    simple.unwrap_or_else(|| Operand::Text(written.to_owned()))
}
