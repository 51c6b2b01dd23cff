//! Writes a condition as SQL with typed parameters. The text never contains a caller's words: values are
//! parameters, columns come from the definition, custom keys have passed their check. What the SQL says
//! of a row is what [`super::eval`] says of the record.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::resolve::{day, resolve};
use super::{Compare, Condition, Op, Operand, Sort};
use crate::{Ctx, Date, FieldDef};

/// A boolean expression; true for the rows that match, false or null for all others.
#[derive(Debug, Clone, PartialEq)]
pub struct Sql {
    pub text: String,
    /// In the order of the placeholders. Each placeholder is cast to its type in the text.
    pub parameters: Vec<Parameter>,
}

/// A value to bind.
#[derive(Debug, Clone, PartialEq)]
pub enum Parameter {
    Bool(bool),
    Int(i64),
    Double(f64),
    Decimal(Decimal),
    Text(String),
    Uuid(Uuid),
    Time(DateTime<Utc>),
    Date(Date),
    Ints(Vec<i64>),
    Texts(Vec<String>),
    Uuids(Vec<Uuid>),
    Dates(Vec<Date>),
}

/// Aliases of the record's own table and of its facts (left-joined if a condition names one).
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    pub record: &'a str,
    pub facts: &'a str,
    /// The record's table: a missing fact is then asked for in a way whose rows PostgreSQL can guess the number of.
    pub table: Option<&'a str>,
}

impl Default for Tables<'_> {
    fn default() -> Self {
        Self { record: "r", facts: "f", table: None }
    }
}

/// The condition as SQL, its placeholders numbered from `first` (1 for `$1`).
pub fn sql(condition: &Condition, ctx: &Ctx, first: usize, tables: Tables<'_>) -> Sql {
    let mut writer = Writer { ctx, first, tables, parameters: vec![] };
    let text = writer.node(condition, false);
    Sql { text, parameters: writer.parameters }
}

/// The row `record` of `table` has no such fact, or no facts at all.
pub fn no_fact(table: &str, record: &str, field: &FieldDef) -> String {
    let column = field.column;
    format!("not exists (select 1 from {table}_facts g where g.id = {record}.id and g.{column} is not null)")
}

struct Writer<'a> {
    ctx: &'a Ctx,
    first: usize,
    tables: Tables<'a>,
    parameters: Vec<Parameter>,
}

impl Writer<'_> {
    /// NOT is carried down to the comparisons, where null counts as false: there is no third answer, and
    /// what stands without NOT can use its index.
    fn node(&mut self, condition: &Condition, negated: bool) -> String {
        let (several, all) = match condition {
            Condition::All => return (if negated { "false" } else { "true" }).to_owned(),
            Condition::Not(inner) => return self.node(inner, !negated),
            Condition::Compare(compare) => return self.compare(compare, negated),
            Condition::And(several) => (several, !negated),
            Condition::Or(several) => (several, negated),
        };
        let written: Vec<String> = several.iter().map(|one| self.node(one, negated)).collect();
        match (written.is_empty(), all) {
            (true, all) => all.to_string(),
            (false, true) => format!("({})", written.join(" and ")),
            (false, false) => format!("({})", written.join(" or ")),
        }
    }

    fn compare(&mut self, compare: &Compare, negated: bool) -> String {
        let (op, negated) = match compare.op {
            Op::Ne => (Op::Eq, !negated),
            op => (op, negated),
        };
        let written = match resolve(&compare.operand, compare.sort(), self.ctx) {
            // as an index knows it
            Some(_) if negated && op == Op::Present && compare.sort().is_single() => {
                return self.missing(compare);
            }
            Some(operand) => self.positive(compare, op, &operand),
            None => "false".to_owned(),
        };
        if negated { format!("({written}) is not true") } else { written }
    }

    fn positive(&mut self, compare: &Compare, op: Op, operand: &Operand) -> String {
        let column = self.column(compare);
        match (compare.sort(), op) {
            (Sort::Custom, _) => {
                self.custom(&column, compare.key.as_deref().unwrap_or_default(), op, operand)
            }
            (Sort::Uuids | Sort::Texts, Op::Present) => format!("cardinality({column}) > 0"),
            (Sort::Uuids | Sort::Texts, Op::In) => format!("{column} && {}", self.list(operand)),
            (Sort::Uuids | Sort::Texts, _) => format!("{column} @> array[{}]", self.bind(operand)),
            (Sort::Enum, Op::Present) => format!("{column} <> 0"),
            (Sort::Time, _) => match operand {
                Operand::Date(date) => self.whole_day(&column, op, *date),
                operand => self.scalar(&column, op, operand),
            },
            (Sort::Text, Op::Has) => match self.pairs(compare, operand) {
                Some(pairs) => format!("({} and {pairs})", self.contains(&column, operand)),
                None => self.contains(&column, operand),
            },
            (_, Op::Present) => self.scalar(&column, op, operand),
            // the collation of the indexes, also where only equality counts
            (Sort::Text, op) => self.scalar(&format!("{column} collate \"C\""), op, operand),
            _ => self.scalar(&column, op, operand),
        }
    }

    fn missing(&self, compare: &Compare) -> String {
        match self.tables.table.filter(|_| compare.field.fact) {
            Some(table) => no_fact(table, self.tables.record, compare.field),
            None => format!("{} is null", self.column(compare)),
        }
    }

    fn column(&self, compare: &Compare) -> String {
        let table = if compare.field.fact { self.tables.facts } else { self.tables.record };
        let second = if compare.sort() == Sort::Currency { "_currency" } else { "" };
        format!("{table}.{}{second}", compare.field.column)
    }

    fn scalar(&mut self, column: &str, op: Op, operand: &Operand) -> String {
        match op {
            Op::Present => format!("{column} is not null"),
            Op::In => match operand {
                // an index gives the rows of one value in order
                Operand::List(entries) if entries.len() == 1 => {
                    format!("{column} = {}", self.bind(&entries[0]))
                }
                _ => format!("{column} = any({})", self.list(operand)),
            },
            op => format!("{column} {} {}", op.sign(), self.bind(operand)),
        }
    }

    fn whole_day(&mut self, column: &str, op: Op, date: Date) -> String {
        let (start, next) = day(self.ctx.zone, date);
        let mut bound = |sign: &str, time| format!("{column} {sign} {}", self.bind(&Operand::Time(time)));
        match op {
            Op::Lt => bound("<", start),
            Op::Le => bound("<", next),
            Op::Gt => bound(">=", next),
            Op::Ge => bound(">=", start),
            _ => format!("({} and {})", bound(">=", start), bound("<", next)),
        }
    }

    /// Under collation C `lower` changes ASCII alone, on every server.
    fn contains(&mut self, column: &str, operand: &Operand) -> String {
        let piece = match operand {
            Operand::Text(piece) => Operand::Text(piece.to_ascii_lowercase()),
            other => other.clone(),
        };
        format!("strpos(lower({column} collate \"C\"), {}) > 0", self.bind(&piece))
    }

    /// What a searchable name with this Chinese piece in it has among its search terms: their index finds the few
    /// where all would have to be read.
    fn pairs(&mut self, compare: &Compare, operand: &Operand) -> Option<String> {
        let Operand::Text(piece) = operand else { return None };
        let terms = crate::text::pairs_within(compare.field, piece)?;
        let places: Vec<String> =
            terms.into_iter().map(|term| self.placeholder(Parameter::Text(term), "text")).collect();
        Some(format!("{}.terms @> array[{}]", self.tables.record, places.join(", ")))
    }

    fn custom(&mut self, column: &str, key: &str, op: Op, operand: &Operand) -> String {
        let json = format!("({column} -> '{key}')");
        let text = format!("({column} ->> '{key}')");
        let is = |sort: &str| format!("jsonb_typeof({json}) = '{sort}'");
        match (op, operand) {
            (Op::Present, _) => format!("{json} <> 'null'::jsonb"),
            (Op::Has, _) => {
                let within = self.contains(&text, operand);
                let among = self.bind_json(operand);
                format!("(({} and {within}) or ({} and {json} @> {among}))", is("string"), is("array"))
            }
            (Op::In, Operand::List(entries)) => {
                let each: Vec<String> =
                    entries.iter().map(|entry| format!("{json} = {}", self.bind_json(entry))).collect();
                if each.is_empty() { "false".to_owned() } else { format!("({})", each.join(" or ")) }
            }
            (op, Operand::Text(_)) if op.is_order() => {
                let bound = self.scalar(&format!("{text} collate \"C\""), op, operand);
                format!("({} and {bound})", is("string"))
            }
            (op, _) if op.is_order() => {
                format!("({} and {json} {} {})", is("number"), op.sign(), self.bind_json(operand))
            }
            _ => format!("{json} = {}", self.bind_json(operand)),
        }
    }

    fn bind(&mut self, operand: &Operand) -> String {
        let (parameter, ty) = match operand {
            Operand::Bool(value) => (Parameter::Bool(*value), "bool"),
            Operand::Int(number) => (Parameter::Int(*number), "int8"),
            Operand::Enum(number) => (Parameter::Int((*number).into()), "int8"),
            Operand::Double(number) => (Parameter::Double(*number), "float8"),
            Operand::Decimal(number) => (Parameter::Decimal(*number), "numeric"),
            Operand::Text(text) => (Parameter::Text(text.clone()), "text"),
            Operand::Uuid(id) => (Parameter::Uuid(*id), "uuid"),
            Operand::Time(time) => (Parameter::Time(*time), "timestamptz"),
            Operand::Date(date) => (Parameter::Date(*date), "date"),
            // Resolved before; like nothing.
            Operand::Nothing | Operand::Today(_) | Operand::Now(_) | Operand::Me | Operand::List(_) => {
                return "null".to_owned();
            }
        };
        self.placeholder(parameter, ty)
    }

    fn bind_json(&mut self, operand: &Operand) -> String {
        let json = match operand {
            Operand::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            Operand::Bool(value) => value.to_string(),
            Operand::Decimal(number) => number.to_string(),
            _ => return "null".to_owned(),
        };
        self.placeholder(Parameter::Text(json), "text::jsonb")
    }

    fn list(&mut self, operand: &Operand) -> String {
        let Operand::List(entries) = operand else { return "null".to_owned() };
        let mut ints = vec![];
        let mut texts = vec![];
        let mut uuids = vec![];
        let mut dates = vec![];
        for entry in entries {
            match entry {
                Operand::Int(number) => ints.push(*number),
                Operand::Enum(number) => ints.push((*number).into()),
                Operand::Text(text) => texts.push(text.clone()),
                Operand::Date(date) => dates.push(*date),
                Operand::Uuid(id) => uuids.push(*id),
                _ => {}
            }
        }
        if !ints.is_empty() {
            self.placeholder(Parameter::Ints(ints), "int8[]")
        } else if !texts.is_empty() {
            self.placeholder(Parameter::Texts(texts), "text[]")
        } else if !dates.is_empty() {
            self.placeholder(Parameter::Dates(dates), "date[]")
        } else {
            // Also `IN (me())` where nobody calls: an empty list.
            self.placeholder(Parameter::Uuids(uuids), "uuid[]")
        }
    }

    fn placeholder(&mut self, parameter: Parameter, ty: &str) -> String {
        self.parameters.push(parameter);
        format!("${}::{ty}", self.first + self.parameters.len() - 1)
    }
}
