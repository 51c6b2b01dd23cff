//! What a save changed, for the audit row and the event.

use kernel::{FieldDef, Value};
use serde_json::{Map, Value as Json, json};

use crate::Record;

/// Fields that differ, the bookkeeping ones apart.
pub fn changed<R: Record>(before: Option<&R>, after: &R) -> Vec<&'static FieldDef> {
    let told = |field: &&FieldDef| {
        !field.fact
            && !matches!(
                field.name,
                "id" | "version" | "created_at" | "created_by" | "updated_at" | "updated_by"
            )
    };
    let differs = |field: &&FieldDef| match before {
        None => !blank(&after.value(field)),
        Some(before) => before.value(field) != after.value(field),
    };
    R::DEF.fields.iter().filter(told).filter(differs).collect()
}

/// Does somebody else see or change it than before?
pub fn shares<R: Record>(before: Option<&R>, after: &R) -> bool {
    let now = &after.head().placement;
    match before.map(|before| &before.head().placement) {
        Some(was) => was.readers != now.readers || was.editors != now.editors,
        None => !now.readers.is_empty() || !now.editors.is_empty(),
    }
}

fn blank(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(false) | Value::Enum(0) => true,
        Value::UuidList(list) => list.is_empty(),
        Value::TextList(list) => list.is_empty(),
        Value::Json(json) => matches!(json.as_ref(), "" | "{}" | "[]"),
        _ => false,
    }
}

/// `{"field": [before, after]}`, sharing included.
pub fn audit<R: Record>(before: Option<&R>, after: &R, fields: &[&FieldDef]) -> Json {
    let mut changes = Map::new();
    for field in fields {
        let old = before.map_or(Json::Null, |b| b.value(field).to_json(field));
        changes.insert(field.json.to_owned(), json!([old, after.value(field).to_json(field)]));
    }
    if let Some(before) = before {
        let (old, new) = (&before.head().placement, &after.head().placement);
        if old.readers != new.readers {
            changes.insert("readers".to_owned(), json!([old.readers, new.readers]));
        }
        if old.editors != new.editors {
            changes.insert("editors".to_owned(), json!([old.editors, new.editors]));
        }
    }
    Json::Object(changes)
}
