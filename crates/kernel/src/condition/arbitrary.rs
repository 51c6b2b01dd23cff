//! Random conditions and random rows for property tests: the values are few, so that they often meet.
//! The tests of `store` ask PostgreSQL and [`super::eval`] the same of them.

use std::collections::HashMap;

use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Condition, FieldUse, Sort, read};
use crate::value::OwnedValue;
use crate::{Date, EntityDef, FieldDef, FieldType, Fields, Format, Money, Sensitive, Time, Value};

/// A finite source of choices, first made by the test's own generator; then always the first option.
#[derive(Debug, Clone)]
pub struct Choices {
    numbers: Vec<u32>,
    at: usize,
}

/// A record made of random values.
#[derive(Debug, Clone, Default)]
pub struct Row(pub HashMap<u32, OwnedValue>);

const TEXTS: &[&str] =
    &["Acme", "acme ltd", "华为", "Zürich", "zürich", "A", "a_b%", "O'Neil", "say \"hi\" \\", "5", "Ａ"];
const PHONES: &[&str] = &["+8613800138000", "+861062551234", "95588"];
const EMAILS: &[&str] = &["a@example.com", "b@example.com"];
const INTS: &[i64] = &[-1, 0, 1, 5, 2_147_483_647];
const DOUBLES: &[f64] = &[-1.5, 0.0, 0.1, 5.0];
const AMOUNTS: &[&str] = &["-1", "0", "5", "5.00", "99.9999", "9999999999999999"];
const CURRENCIES: &[&str] = &["CNY", "USD"];
const DATES: &[&str] = &["2025-02-28", "2026-01-30", "2026-01-31", "2026-02-01"];
const TIMES: &[&str] = &[
    "2026-01-30T15:59:59.999999Z",
    "2026-01-30T16:00:00Z",
    "2026-01-31T00:00:00Z",
    "2026-01-31T16:00:00Z",
    "2025-12-31T23:00:00Z",
];
const KEYS: &[&str] = &["a", "regionCode"];
const JSON: &[&str] = &[
    "5",
    "5.0",
    "-1e2",
    "0.1",
    "\"5\"",
    "\"north\"",
    "\"North\"",
    "\"2026-01-31\"",
    "true",
    "false",
    "null",
    "[\"north\",\"x\"]",
    "[5]",
    "{\"x\":1}",
    "\"\"",
];
const OPERATORS: &[&str] = &["=", "!=", "<", "<=", ">", ">=", ":", "IN"];

/// Three ids; the first may serve as the caller's.
pub fn ids() -> [Uuid; 3] {
    [1, 2, 3].map(Uuid::from_u128)
}

impl Choices {
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number as usize % count.max(1)
    }

    fn of<T: Copy>(&mut self, options: &[T]) -> T {
        options[self.below(options.len())]
    }
}

impl Fields for Row {
    fn value(&self, field: &FieldDef) -> Value<'_> {
        self.0.get(&field.number).map_or(Value::Null, OwnedValue::as_value)
    }
}

/// A row with a value, or none, for every field that can be compared.
pub fn row(def: &EntityDef, choices: &mut Choices) -> Row {
    let fields = def.fields.iter().filter(|field| !matches!(field.ty, FieldType::Parts(_)));
    Row(fields.map(|field| (field.number, value(field, choices))).collect())
}

fn value(field: &FieldDef, choices: &mut Choices) -> OwnedValue {
    if choices.below(4) == 0 && !field.required {
        return OwnedValue::Null;
    }
    match field.ty {
        FieldType::Text => OwnedValue::Text(choices.of(texts(field.format)).to_owned()),
        FieldType::Bool => OwnedValue::Bool(choices.below(2) == 1),
        FieldType::Int => OwnedValue::Int(choices.of(INTS)),
        FieldType::Double => OwnedValue::Double(choices.of(DOUBLES)),
        FieldType::Decimal => OwnedValue::Decimal(choices.of(AMOUNTS).parse().unwrap_or_default()),
        FieldType::Enum(def) => OwnedValue::Enum(choices.of(def.values).0),
        FieldType::Uuid => OwnedValue::Uuid(choices.of(&ids())),
        FieldType::UuidList => OwnedValue::UuidList(ids()[..choices.below(4)].to_vec()),
        FieldType::TextList => {
            let (start, count) = (choices.below(3), choices.below(3));
            OwnedValue::TextList(TEXTS[start..start + count].iter().map(|text| (*text).to_owned()).collect())
        }
        FieldType::Time => choices.of(TIMES).parse::<Time>().map_or(OwnedValue::Null, OwnedValue::Time),
        FieldType::Date => choices.of(DATES).parse::<Date>().map_or(OwnedValue::Null, OwnedValue::Date),
        FieldType::Money => OwnedValue::Money(Money {
            currency: choices.of(CURRENCIES).to_owned(),
            amount: choices.of(AMOUNTS).parse::<Decimal>().unwrap_or_default(),
        }),
        FieldType::Custom => {
            let pairs: Vec<String> =
                KEYS.iter().map(|key| format!("\"{key}\":{}", choices.of(JSON))).collect();
            OwnedValue::Json(format!("{{{}}}", pairs[..choices.below(3)].join(",")))
        }
        FieldType::Parts(_) => OwnedValue::Null,
    }
}

fn texts(format: Format) -> &'static [&'static str] {
    match format {
        Format::Phone => PHONES,
        Format::Email => EMAILS,
        _ => TEXTS,
    }
}

/// A condition on the definition's fields that parses and passes its check.
pub fn condition(def: &EntityDef, choices: &mut Choices) -> Condition {
    read("filter", &text(def, choices), def, |_| FieldUse::Full).unwrap_or(Condition::All)
}

/// The text of such a condition.
pub fn text(def: &EntityDef, choices: &mut Choices) -> String {
    node(def, choices, 3)
}

fn node(def: &EntityDef, choices: &mut Choices, depth: usize) -> String {
    let join = |choices: &mut Choices, word: &str| {
        let parts: Vec<String> =
            (0..2 + choices.below(2)).map(|_| format!("({})", node(def, choices, depth - 1))).collect();
        parts.join(word)
    };
    match choices.below(6) {
        1 if depth > 0 => join(choices, " AND "),
        2 if depth > 0 => join(choices, " OR "),
        3 if depth > 0 => format!("NOT ({})", node(def, choices, depth - 1)),
        _ => comparison(def, choices),
    }
}

/// What the field's sort does not allow becomes a question for presence.
fn comparison(def: &EntityDef, choices: &mut Choices) -> String {
    let comparable =
        |field: &&FieldDef| field.sensitive != Sensitive::Encrypted && Sort::of(field, Some("key")).is_some();
    let fields: Vec<&FieldDef> = def.fields.iter().filter(comparable).collect();
    let field = choices.of(&fields);
    let name = match field.ty {
        FieldType::Custom => format!("{}.{}", field.json, choices.of(KEYS)),
        FieldType::Money if choices.below(4) == 1 => format!("{}.currency", field.json),
        _ => field.json.to_owned(),
    };
    let operator = choices.of(OPERATORS);
    let written = match operator {
        "IN" => {
            let entries: Vec<String> = (0..=choices.below(3)).map(|_| literal(field, choices)).collect();
            format!("{name} IN ({})", entries.join(", "))
        }
        operator => format!("{name} {operator} {}", literal(field, choices)),
    };
    match read("filter", &written, def, |_| FieldUse::Full) {
        Ok(_) => written,
        Err(_) => format!("{name}:*"),
    }
}

fn literal(field: &FieldDef, choices: &mut Choices) -> String {
    let quote = |text: &str| format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"));
    let days = ["today()", "today() - 1d", "today() + 1mo", "today() - 1y", "today() + 2w"];
    match (choices.below(8), field.ty) {
        (0, _) => return "null".to_owned(),
        (1, FieldType::Uuid | FieldType::UuidList | FieldType::Custom) => return "me()".to_owned(),
        (1 | 2, FieldType::Time | FieldType::Date | FieldType::Custom) => {
            return choices.of(&days).to_owned();
        }
        (3, FieldType::Time) => return choices.of(&["now()", "now() - 36h", "now() + 30min"]).to_owned(),
        (4, FieldType::Time) => return choices.of(DATES).to_owned(),
        _ => {}
    }
    match field.ty {
        FieldType::Text => quote(choices.of(texts(field.format))),
        FieldType::TextList => quote(choices.of(TEXTS)),
        FieldType::Bool => choices.of(&["true", "false"]).to_owned(),
        FieldType::Int => choices.of(INTS).to_string(),
        FieldType::Double => choices.of(DOUBLES).to_string(),
        FieldType::Decimal => choices.of(AMOUNTS).to_owned(),
        FieldType::Enum(def) => choices.of(def.values).1.to_owned(),
        FieldType::Uuid | FieldType::UuidList => choices.of(&ids()).to_string(),
        FieldType::Time => choices.of(TIMES).to_owned(),
        FieldType::Date => choices.of(DATES).to_owned(),
        FieldType::Money => choices.of(&[AMOUNTS, CURRENCIES].concat()).to_owned(),
        FieldType::Custom => choices
            .of(&["5", "5.00", "-100", "0.1", "'5'", "north", "'nor'", "true", "''", "2026-01-31"])
            .to_owned(),
        FieldType::Parts(_) => "null".to_owned(),
    }
}
