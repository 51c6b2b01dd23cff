//! From a row's cells to a record: first what each cell says by itself, then what its names refer to, at last
//! the record, new or changed, through the checks that every record passes.

use std::collections::HashMap;

use kernel::{AsOf, Ctx, EntityDef, FieldDef, FieldError, FieldErrors, Result, Time, Uuid};
use serde_json::{Map, Value as Json, json};
use store::{Mask, Rules, records};

use super::{
    known::{Found, Known},
    plan::Plan,
};
use crate::sheets::{
    Owner,
    columns::{CREATED_AT, CREATED_BY, OWNER, Piece, is_told},
    given::Reading,
};

/// A row as its cells say.
#[derive(Debug, Default)]
pub struct Draft {
    pub line: i32,
    /// The message's JSON, names still missing.
    values: Map<String, Json>,
    /// Column and text of each name.
    pub names: Vec<(usize, String)>,
    pub key: Option<String>,
    created_at: Option<Time>,
    created_by: Option<Owner>,
    /// What the record's own service puts in.
    pub told: Map<String, Json>,
    pub owner: Option<Owner>,
    pub faults: Vec<FieldError>,
}

impl Draft {
    pub fn read(plan: &Plan, reading: &Reading, line: i32, cells: &[String]) -> Self {
        let mut draft = Self { line, ..Self::default() };
        let mut currencies: HashMap<&str, &str> = HashMap::new();
        for (at, (column, cell)) in plan.columns.iter().zip(cells).enumerate() {
            let (Some(column), cell) = (column, cell.trim()) else { continue };
            if cell.is_empty() {
                continue;
            }
            let field = column.field;
            if plan.key.as_ref() == Some(column) {
                draft.key = kernel::text::normalise(field.format, cell);
            }
            let read = match (&column.piece, field.name) {
                (_, "id") => match Uuid::try_parse(cell) {
                    Ok(_) => Ok(()),
                    Err(_) => Err(("NOT_A_UUID", vec![])),
                },
                (_, CREATED_AT) => reading.time(cell).map(|time| draft.created_at = Some(time)),
                (Piece::Whole, _) if field.reference.is_some() => {
                    draft.names.push((at, cell.to_owned()));
                    Ok(())
                }
                (Piece::Whole, _) => reading
                    .value(field, cell)
                    .map(|value| drop(draft.of(field).insert(field.json.to_owned(), value))),
                (Piece::Currency, _) => {
                    currencies.insert(field.json, cell);
                    Ok(())
                }
                (Piece::Line(_), _) => reading.value(column.value(), cell).map(|value| {
                    let lines = draft.values.entry(field.json).or_insert_with(|| json!([{}]));
                    lines[0][column.value().json] = value;
                }),
                (Piece::Custom(key), _) => {
                    let custom = draft.values.entry(field.json).or_insert_with(|| json!({}));
                    custom[key] = json!(cell);
                    Ok(())
                }
            };
            if let Err((reason, params)) = read {
                draft.faults.push(FieldError { field: column.path(), reason, params });
            }
        }
        for (field, currency) in currencies {
            if let Some(amount) = draft.values.get_mut(field) {
                amount["currency"] = json!(currency);
            }
        }
        draft
    }

    /// Where a field's value goes.
    fn of(&mut self, field: &FieldDef) -> &mut Map<String, Json> {
        if is_told(field) { &mut self.told } else { &mut self.values }
    }

    /// Who wrote the record in the past, where the row says so.
    pub fn author(&self) -> Option<Owner> {
        self.created_by
    }

    /// A value given as text, as it stands in the message.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.values.get(field).and_then(Json::as_str)
    }

    /// Puts ids for names.
    pub fn name(
        &mut self,
        plan: &Plan,
        known: &Known,
        own: &Known,
        stands_before: impl Fn(&str, &str) -> bool,
    ) {
        let mut names = std::mem::take(&mut self.names);
        let column = |at: usize| plan.columns.get(at).and_then(Option::as_ref);
        // of several of one name the one that belongs to the row's customer is meant
        names.sort_by_key(|(at, _)| column(*at).is_none_or(|column| !column.field.parent));
        let mut parent = None;
        for (at, text) in names {
            let Some(column) = column(at) else { continue };
            let Some(kind) = column.field.reference else { continue };
            let found = match known.get_of(kind, &text, parent) {
                Found::Nothing => own.get(kind, &text),
                found => found,
            };
            if let (Found::One(one), true) = (found, column.field.parent) {
                parent = Some(one.id);
            }
            let reason = match found {
                Found::One(owner) => {
                    match column.field.name {
                        OWNER => self.owner = Some(owner),
                        CREATED_BY => self.created_by = Some(owner),
                        _ => {
                            self.of(column.field).insert(column.field.json.to_owned(), json!(owner.id));
                        }
                    }
                    continue;
                }
                // who left is still the author of what he wrote
                Found::Inactive(owner) if column.field.name == CREATED_BY => {
                    self.created_by = Some(owner);
                    continue;
                }
                Found::Nothing if stands_before(kind, &text) => continue,
                Found::Inactive(_) => "USER_INACTIVE",
                Found::Several => "SEVERAL_OF_THAT_NAME",
                Found::Nothing => "NOBODY_OF_THAT_NAME",
            };
            let params = vec![("name".to_owned(), kernel::reason::shown(&text).to_string())];
            self.faults.push(FieldError { field: column.path(), reason, params });
        }
    }

    /// Original time and author, where the row has them.
    pub fn as_of(&self, ctx: &Ctx) -> Option<AsOf> {
        let given = self.created_at.is_some() || self.created_by.is_some();
        given.then(|| AsOf {
            at: self.created_at.unwrap_or(ctx.now),
            by: self.created_by.map(|author| author.id),
        })
    }

    /// A new record.
    pub fn create<R: Rules>(&mut self, ctx: &Ctx) -> R {
        let made = match serde_json::from_value(Json::Object(std::mem::take(&mut self.values))) {
            Ok(wire) => records::draft::<R>(ctx, Some(wire)),
            Err(_) => Err(unreadable()),
        };
        self.accept(made)
    }

    /// The record with the row's values.
    pub fn change<R: Rules>(&mut self, ctx: &Ctx, before: &R) -> R {
        let mut values = std::mem::take(&mut self.values);
        let present = serde_json::to_value(before.to_wire()).unwrap_or_default();
        keep_other_lines(R::DEF, &mut values, &present);
        // what can't change may be said again
        for field in R::DEF.fields.iter().filter(|f| f.immutable) {
            if values.get(field.json).is_some_and(|value| *value == present[field.json]) {
                values.remove(field.json);
            }
        }
        let paths: Vec<String> = values.keys().cloned().collect();
        let changed = serde_json::from_value::<R::Wire>(Json::Object(values)).map_err(|_| unreadable());
        let changed = changed.and_then(|wire| {
            let mut errors = FieldErrors::default();
            let mask = Mask::update(R::DEF, &ctx.access, &paths, &mut errors);
            let mut record = before.clone();
            record.apply(&wire, &mask, &mut errors);
            record.check(ctx, Some(before), &mut errors);
            errors.finish().map(|()| record)
        });
        self.accept(changed)
    }

    /// Takes over the refusals, but those of fields that were wrong already.
    fn accept<R: Rules>(&mut self, made: Result<R>) -> R {
        match made {
            Ok(record) => record,
            Err(error) => {
                let top = |field: &str| field.split(['.', '[']).next().unwrap_or(field).to_owned();
                let told: Vec<String> = self.faults.iter().map(|fault| top(&fault.field)).collect();
                let news = error.fields().iter().filter(|fault| !told.contains(&top(&fault.field)));
                self.faults.extend(news.cloned());
                R::default()
            }
        }
    }
}

fn unreadable() -> kernel::Error {
    kernel::Error::invalid("", "ROW_UNREADABLE")
}

/// A row speaks of the first line of a part only: the others stay, and so does what it doesn't say.
fn keep_other_lines(def: &EntityDef, values: &mut Map<String, Json>, present: &Json) {
    for (field, _) in def.parts() {
        let (Some(given), Some(lines)) = (values.get_mut(field.json), present[field.json].as_array()) else {
            continue;
        };
        let mut lines = lines.clone();
        if let (Some(first), Some(said)) = (lines.first_mut(), given[0].as_object()) {
            for (name, value) in said {
                first[name] = value.clone();
            }
            *given = Json::Array(lines);
        }
    }
}
