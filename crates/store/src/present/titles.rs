//! Titles of referenced records, as far as the caller may see them: one query per source for a whole list.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{FieldDef, FieldType, Result};
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
    let mut known = look_up(uow, &ids).await?;
    let lines: Vec<_> = R::DEF
        .fields
        .iter()
        .filter(|f| !cleared.contains(&f.number))
        .filter_map(|field| Some((field, field.line_of?)))
        .collect();
    for (field, place) in &lines {
        let wanted: Vec<Uuid> = records.iter().filter_map(|record| uuid_of(record, field)).collect();
        known.extend(look_up_lines::<R>(uow, place, wanted).await?);
    }
    let titles_of = |record: &R| {
        let found = fields.iter().chain(&lines).filter_map(|(field, source)| {
            let id = uuid_of(record, field)?;
            Some((field.json.to_owned(), known.get(&(*source, id))?.clone()))
        });
        found.collect()
    };
    Ok(records.iter().map(titles_of).collect())
}

/// What lines of a record of this service are called: a deal's stage. Who may know the record's title may know theirs.
async fn look_up_lines<'k, R: Record>(
    uow: &mut Uow<'_>,
    place: &'k str,
    wanted: Vec<Uuid>,
) -> Result<Vec<((&'k str, Uuid), String)>> {
    let Some((reference, lines)) = place.split_once('.') else { return Ok(vec![]) };
    let kind = R::DEF.field(reference).and_then(|field| field.reference);
    let owner = kind.and_then(|kind| uow.db.registry.own(kind)).filter(|def| def.open_title);
    let part = owner.and_then(|def| def.parts().find(|(field, _)| field.name == lines));
    let Some((_, part)) = part.filter(|_| !wanted.is_empty()) else { return Ok(vec![]) };
    let named = |field: &&FieldDef| matches!(field.ty, FieldType::Text) && field.name != "id";
    let Some(title) = part.fields.iter().find(named) else {
        return Ok(vec![]);
    };
    let sql = format!("select p.id, p.{} from {} p where p.id = any($1)", title.column, part.table);
    let named: Vec<(Uuid, Option<String>)> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(wanted).fetch_all(&mut *uow.tx).await.map_err(fault)?;
    Ok(named.into_iter().map(|(id, title)| ((place, id), title.unwrap_or_default())).collect())
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
