//! What rows refer to in this service's own tables, by title or number; and whether the importer may refer to
//! it at all: asked for a whole batch at once.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{EntityDef, FieldError, Result, SetBy, Uuid, Value};
use sqlx::AssertSqlSafe;
use store::{Rules, Uow, directory, fault};

use super::{known::Known, plan::Plan, settle::Draft};
use crate::sheets::Row;

/// Fields that people name a record by.
pub fn naming(def: &'static EntityDef) -> impl Iterator<Item = &'static kernel::FieldDef> {
    def.fields.iter().filter(|f| f.name == def.title || matches!(f.name, "number" | "code"))
}

/// What the drafts name in our own tables.
pub async fn own(uow: &mut Uow<'_>, plan: &Plan, drafts: &[Draft]) -> Result<Known> {
    let registry = uow.db().registry.clone();
    let mut wanted: HashMap<&'static str, BTreeSet<&str>> = HashMap::new();
    for (at, text) in drafts.iter().flat_map(|draft| &draft.names) {
        let column = plan.columns.get(*at).and_then(Option::as_ref);
        if let Some(kind) = column.and_then(|column| column.field.reference) {
            wanted.entry(kind).or_default().insert(text);
        }
    }
    let mut known = Known::default();
    for (kind, texts) in wanted {
        let Some(def) = registry.own(kind) else { continue };
        for text in &texts {
            if let Ok(id) = Uuid::try_parse(text) {
                known.put(kind, text, id, None, None);
            }
        }
        for field in naming(def) {
            let stored: HashMap<String, &str> = texts
                .iter()
                .filter_map(|text| Some((kernel::text::normalise(field.format, text)?, *text)))
                .collect();
            let sql = format!(
                "select r.id, r.{0} from {1} r where r.{0} collate \"C\" = any($1) and r.deleted_at is null",
                field.column, def.table
            );
            let found: Vec<(Uuid, String)> = sqlx::query_as(AssertSqlSafe(sql))
                .bind(stored.keys().cloned().collect::<Vec<_>>())
                .fetch_all(uow.unscoped("what rows name; whether it may be named is tested after"))
                .await
                .map_err(fault)?;
            for (id, title) in found {
                if let Some(text) = stored.get(&title) {
                    known.put(kind, text, id, None, None);
                }
            }
        }
    }
    Ok(known)
}

/// Names of our own kind that lines of the file carry, with the first such line; asked in a dry run, which
/// writes none.
pub async fn earlier(
    uow: &mut Uow<'_>,
    def: &'static EntityDef,
    plan: &Plan,
    job: Uuid,
    before: i32,
    texts: Vec<String>,
) -> Result<HashMap<String, i32>> {
    let mut known = HashMap::new();
    if texts.is_empty() {
        return Ok(known);
    }
    for field in naming(def) {
        let of_field = |column: &super::super::columns::Column| column.field.number == field.number;
        let at = plan.columns.iter().position(|column| column.as_ref().is_some_and(of_field));
        let Some(at) = at else { continue };
        let sql = format!(
            "select cells::jsonb ->> {at}, min(line) from import_rows \
             where job_id = $1 and line <= $2 and refused is null and cells::jsonb ->> {at} = any($3) group by 1"
        );
        let found: Vec<(String, i32)> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(job)
            .bind(before)
            .bind(&texts)
            .fetch_all(uow.unscoped("rows of the import's own file"))
            .await
            .map_err(fault)?;
        known.extend(found);
    }
    Ok(known)
}

/// Refuses rows that refer to what the importer may not.
pub async fn check<R: Rules>(uow: &mut Uow<'_>, rows: &mut [Row<R>]) -> Result<()> {
    for field in R::DEF.fields.iter().filter(|f| !f.fact) {
        let Some(kind) = field.reference else { continue };
        if field.head && field.set_by != SetBy::User {
            continue;
        }
        let refers = |row: &Row<R>| -> Vec<Uuid> {
            let same =
                row.before.as_ref().is_some_and(|before| before.value(field) == row.record.value(field));
            match row.record.value(field) {
                _ if same || !row.goes_on() => vec![],
                Value::Uuid(id) => vec![id],
                Value::UuidList(ids) => ids.to_vec(),
                _ => vec![],
            }
        };
        let ids: BTreeSet<Uuid> = rows.iter().flat_map(&refers).collect();
        if ids.is_empty() {
            continue;
        }
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let edit = field.parent && R::DEF.follows_parent;
        let unseen: HashSet<Uuid> = directory::unseen(uow, kind, &ids, edit).await?.into_iter().collect();
        for row in rows.iter_mut() {
            if refers(row).iter().any(|id| unseen.contains(id)) {
                let kind = kind.rsplit('.').next().unwrap_or(kind);
                let params = vec![("kind".to_owned(), kind.to_owned())];
                row.faults.push(FieldError {
                    field: field.json.to_owned(),
                    reason: "NO_SUCH_RECORD",
                    params,
                });
            }
        }
    }
    Ok(())
}
