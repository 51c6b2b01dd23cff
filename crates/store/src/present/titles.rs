//! Titles of referenced records, as far as the caller may see them: one query per source for a whole list.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::Result;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::uuid_of;
use crate::{Arguments, Record, Uow, fault, scope};

/// Kinds of other services whose titles everybody of the tenant may know.
const OPEN: &str = "identity.";

type Titles = Vec<(String, String)>;

/// For each record (field name, title).
pub async fn of<R: Record>(uow: &mut Uow<'_>, records: &[R], cleared: &[u32]) -> Result<Vec<Titles>> {
    let fields: Vec<_> = R::DEF
        .fields
        .iter()
        .filter(|f| !cleared.contains(&f.number))
        .filter_map(|field| Some((field, field.reference?)))
        .collect();
    let mut ids: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
    for record in records {
        for (field, kind) in &fields {
            if let Some(id) = uuid_of(record, field) {
                ids.entry(*kind).or_default().insert(id);
            }
        }
    }
    let known = look_up(uow, &ids).await?;
    let titles_of = |record: &R| {
        let found = fields.iter().filter_map(|(field, kind)| {
            let id = uuid_of(record, field)?;
            Some((field.json.to_owned(), known.get(&(*kind, id))?.clone()))
        });
        found.collect()
    };
    Ok(records.iter().map(titles_of).collect())
}

async fn look_up<'k>(
    uow: &mut Uow<'_>,
    ids: &BTreeMap<&'k str, BTreeSet<Uuid>>,
) -> Result<HashMap<(&'k str, Uuid), String>> {
    let mut known = HashMap::new();
    let registry = uow.db.registry.clone();
    let access = uow.ctx.access.clone();
    let (mut kinds, mut foreign) = (vec![], vec![]);
    for (kind, wanted) in ids {
        let wanted: Vec<Uuid> = wanted.iter().copied().collect();
        match registry.own(kind) {
            Some(def) => {
                let mut args = Arguments::default();
                let place = args.place(wanted);
                let mut sql = format!(
                    "select r.id, r.{}::text from {} r where r.id = any({place})",
                    def.title, def.table
                );
                if !def.open_title
                    && let Some(scope) =
                        scope::predicate(&registry, def, &access, &def.permission("read"), &mut args)
                {
                    sql.push_str(&format!(" and {scope}"));
                }
                let query = sqlx::query_as_with::<_, (Uuid, Option<String>), _>(
                    AssertSqlSafe(sql),
                    args.finish().map_err(fault)?,
                );
                for (id, title) in query.fetch_all(&mut *uow.tx).await.map_err(fault)? {
                    known.insert((*kind, id), title.unwrap_or_default());
                }
            }
            None => {
                kinds.push(*kind);
                foreign.extend(wanted);
            }
        }
    }
    if foreign.is_empty() {
        return Ok(known);
    }
    let mut args = Arguments::default();
    let ids = args.place(foreign);
    let mut any = vec![];
    for kind in &kinds {
        let place = args.place(*kind);
        if kind.starts_with(OPEN) {
            any.push(format!("p.kind = {place}"));
        } else {
            let visible = scope::directory(&registry, &access, kind, &mut args);
            any.push(format!("(p.kind = {place} and not p.deleted and {visible})"));
        }
    }
    let sql = format!(
        "select p.kind, p.id, p.title from directory p where p.id = any({ids}) and ({})",
        any.join(" or ")
    );
    let query = sqlx::query_as_with::<_, (String, Uuid, String), _>(
        AssertSqlSafe(sql),
        args.finish().map_err(fault)?,
    );
    for (kind, id, title) in query.fetch_all(&mut *uow.tx).await.map_err(fault)? {
        if let Some(kind) = kinds.iter().find(|k| **k == kind) {
            known.insert((*kind, id), title);
        }
    }
    Ok(known)
}
