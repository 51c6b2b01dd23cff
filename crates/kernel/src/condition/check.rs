//! Gives a parsed condition its types. A field that is hidden from the caller does not exist: the
//! refusal is the same as for a field that nobody has. A masked field can only be compared for equality.

use super::ast::{Ast, Comparison, Literal, Op};
use super::{Compare, Condition, Operand, Sort, custom, literal};
use crate::{EntityDef, Error, FieldDef, Right, Sensitive, reason};

/// What the caller may do with a field in a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUse {
    Full,
    /// Masked: `=`, `!=`, `IN` and presence.
    EqualityOnly,
    /// Hidden.
    Unknown,
}

impl From<Right> for FieldUse {
    fn from(right: Right) -> Self {
        match right {
            Right::Hidden => Self::Unknown,
            Right::Masked => Self::EqualityOnly,
            Right::Read | Right::Edit => Self::Full,
        }
    }
}

/// Types every comparison by its field. Refusals are `Kind::Invalid` on `filter`, with the field's name
/// as the caller wrote it.
pub fn check(
    ast: &Ast,
    def: &EntityDef,
    field_use: impl Fn(&FieldDef) -> FieldUse,
) -> Result<Condition, Error> {
    node(ast, def, &field_use)
}

fn node(ast: &Ast, def: &EntityDef, field_use: &dyn Fn(&FieldDef) -> FieldUse) -> Result<Condition, Error> {
    let all = |several: &[Ast]| -> Result<Vec<Condition>, Error> {
        several.iter().map(|one| node(one, def, field_use)).collect()
    };
    Ok(match ast {
        Ast::All => Condition::All,
        Ast::And(several) => Condition::And(all(several)?),
        Ast::Or(several) => Condition::Or(all(several)?),
        Ast::Not(inner) => Condition::Not(Box::new(node(inner, def, field_use)?)),
        Ast::Compare(comparison) => compare(comparison, def, field_use)?,
    })
}

fn compare(
    comparison: &Comparison,
    def: &EntityDef,
    field_use: &dyn Fn(&FieldDef) -> FieldUse,
) -> Result<Condition, Error> {
    let (field, key, sort) = resolve(&comparison.field, def, field_use)?;
    let refuse = |reason| refusal(reason, &comparison.field).with("operator", comparison.op.sign());
    let asked_present = matches!(comparison.values[..], [Literal::Any]);
    if field_use(field) == FieldUse::EqualityOnly && !asked_present && !is_equality(comparison.op) {
        return Err(refuse(reason::EQUALITY_ONLY));
    }
    let one = |op, operand| Condition::Compare(Compare { field, key: key.clone(), op, operand });
    let present = || one(Op::Present, Operand::Nothing);
    let missing = || Condition::Not(Box::new(present()));
    if asked_present {
        return Ok(present());
    }
    let mut operands = vec![];
    let mut or_missing = false;
    for value in &comparison.values {
        match value {
            Literal::Word(word) if word.eq_ignore_ascii_case("null") => or_missing = true,
            value => operands.push(literal::read(value, field, sort, comparison)?),
        }
    }
    if or_missing && !matches!(comparison.op, Op::Eq | Op::Ne | Op::In) {
        return Err(refuse(reason::OPERATOR_NOT_ALLOWED));
    }
    let allowed = operands.iter().all(|operand| is_allowed(sort, comparison.op, operand));
    match (comparison.op, operands.pop()) {
        (Op::Eq, None) => Ok(missing()),
        (Op::Ne, None) => Ok(present()),
        (Op::In, None) => Ok(missing()),
        (_, Some(_)) if !allowed => Err(refuse(reason::OPERATOR_NOT_ALLOWED)),
        (Op::In, Some(last)) => {
            operands.push(last);
            let among = one(Op::In, Operand::List(operands));
            Ok(if or_missing { Condition::Or(vec![among, missing()]) } else { among })
        }
        (op, Some(operand)) => Ok(one(op, operand)),
        (_, None) => Err(refuse(reason::OPERATOR_NOT_ALLOWED)),
    }
}

type Resolved = (&'static FieldDef, Option<String>, Sort);

/// `custom.region` names a field and a key.
fn resolve(
    written: &str,
    def: &EntityDef,
    field_use: &dyn Fn(&FieldDef) -> FieldUse,
) -> Result<Resolved, Error> {
    let (name, key) = match written.split_once('.') {
        Some((name, key)) => (name, Some(key)),
        None => (written, None),
    };
    let field = def.field(name).filter(|field| field_use(field) != FieldUse::Unknown);
    let Some(field) = field else { return Err(refusal(reason::UNKNOWN_FIELD, written)) };
    if field.sensitive == Sensitive::Encrypted {
        return Err(refusal(reason::NOT_COMPARABLE, written));
    }
    let Some(sort) = Sort::of(field, key) else { return Err(refusal(reason::NOT_COMPARABLE, written)) };
    let key_is_known = match (sort, key) {
        (Sort::Custom, Some(key)) => custom::is_key(key),
        (Sort::Currency, Some(key)) => key == "currency",
        (_, key) => key.is_none(),
    };
    if !key_is_known {
        return Err(refusal(reason::UNKNOWN_FIELD, written));
    }
    Ok((field, key.map(str::to_owned), sort))
}

fn is_equality(op: Op) -> bool {
    matches!(op, Op::Eq | Op::Ne | Op::In | Op::Present)
}

fn is_allowed(sort: Sort, op: Op, operand: &Operand) -> bool {
    match sort {
        Sort::Text => true,
        Sort::Currency | Sort::Enum | Sort::Uuid => is_equality(op),
        Sort::Bool => matches!(op, Op::Eq | Op::Ne),
        Sort::Int | Sort::Date => op != Op::Has,
        Sort::Double | Sort::Time | Sort::Amount => matches!(op, Op::Eq | Op::Ne) || op.is_order(),
        Sort::Uuids | Sort::Texts => matches!(op, Op::Has | Op::In),
        Sort::Custom => match operand {
            Operand::Text(_) => true,
            Operand::Bool(_) => is_equality(op),
            _ => op != Op::Has,
        },
    }
}

pub(super) fn refusal(reason: &'static str, field: &str) -> Error {
    Error::invalid("filter", reason).with("field", reason::shown(field))
}
