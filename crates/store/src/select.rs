//! Reading records: the columns of a definition, in the order in which `Record::read` takes them.

use kernel::{EntityDef, FieldType, Head, PartDef, Placement};
use serde_json::value::RawValue;

use crate::{Record, Row, RowResult, output::column};

const HEAD: &str = "r.id, r.owner_id, r.department_id, r.readers, r.editors, r.created_at, r.created_by, \
    r.updated_at, r.updated_by, r.version, r.deleted_at, r.deleted_by, r.locked, r.custom::text";

/// Columns after `select`; the lines of parts as JSON when they are wanted.
pub fn columns(def: &EntityDef, parts: bool) -> String {
    let mut list = HEAD.to_owned();
    for field in def.own() {
        list.push_str(&format!(", r.{}", field.column));
        if matches!(field.ty, FieldType::Money) {
            list.push_str(&format!(", r.{}_currency", field.column));
        }
    }
    for field in def.facts() {
        match field.ty {
            // a record of which nothing was learned yet has no row of facts
            FieldType::Enum(_) => list.push_str(&format!(", coalesce(f.{}, 0::smallint)", field.column)),
            FieldType::Money => list.push_str(&format!(", f.{0}, f.{0}_currency", field.column)),
            _ => list.push_str(&format!(", f.{}", field.column)),
        }
    }
    if parts {
        for (_, part) in def.parts() {
            let (table, parent) = (part.table, part.parent_column);
            list.push_str(&format!(
                ", (select coalesce(json_agg({} order by p.position), '[]')::text from {table} p where p.{parent} = r.id)",
                line(part)
            ));
        }
    }
    list
}

/// A line as JSON; decimals as text, since a JSON number may lose digits on the way.
fn line(part: &PartDef) -> String {
    let decimals = part.fields.iter().filter(|field| matches!(field.ty, FieldType::Decimal));
    let texts: Vec<String> = decimals.map(|field| format!("'{0}', p.{0}::text", field.column)).collect();
    match texts.is_empty() {
        true => "to_json(p)".to_owned(),
        false => format!("to_jsonb(p) || jsonb_build_object({})", texts.join(", ")),
    }
}

/// What comes after `from`.
pub fn source(def: &EntityDef) -> String {
    let table = def.table;
    if def.facts().next().is_some() {
        format!("{table} r left join {table}_facts f on f.id = r.id")
    } else {
        format!("{table} r")
    }
}

/// Reads a row of `columns`.
pub fn read<R: Record>(row: &Row, parts: bool) -> RowResult<R> {
    let mut at = 0;
    let head = head(row, &mut at)?;
    let mut record = R::read(head, row, &mut at)?;
    if parts {
        for (field, _) in R::DEF.parts() {
            let json: &str = column(row, &mut at)?;
            record.read_part(field.number, json).map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
        }
    }
    Ok(record)
}

fn head(row: &Row, at: &mut usize) -> RowResult<Head> {
    Ok(Head {
        id: column(row, at)?,
        placement: Placement {
            owner_id: column(row, at)?,
            department_id: column(row, at)?,
            readers: column(row, at)?,
            editors: column(row, at)?,
        },
        created_at: column(row, at)?,
        created_by: column(row, at)?,
        updated_at: column(row, at)?,
        updated_by: column(row, at)?,
        version: column(row, at)?,
        deleted_at: column(row, at)?,
        deleted_by: column(row, at)?,
        locked: column(row, at)?,
        custom: custom(column(row, at)?),
    })
}

fn custom(json: &str) -> Option<Box<RawValue>> {
    if json == "{}" { None } else { RawValue::from_string(json.to_owned()).ok() }
}
