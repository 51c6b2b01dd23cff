//! What this service knows of other services' records: kept by events, and asked once where an id is
//! still unknown or would be refused.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::{Ctx, Result, Uuid, Value};
use serde::Serialize;
use sqlx::{AssertSqlSafe, types::Json};

use crate::{Arguments, Db, Record, Uow, fault, scope};

/// A record of another service, as far as references need it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entry {
    /// `customers.customer`
    pub kind: String,
    pub id: Uuid,
    pub version: i32,
    pub title: String,
    pub owner_id: Option<Uuid>,
    pub department_id: Option<Uuid>,
    pub readers: Vec<Uuid>,
    pub editors: Vec<Uuid>,
    pub parent_kind: Option<String>,
    pub parent_id: Option<Uuid>,
    pub deleted: bool,
    pub merged_into: Option<Uuid>,
}

/// Asks the owning service about ids (the runtime's clients do it).
#[async_trait]
pub trait Resolve: Send + Sync {
    /// What the owner of `kind` knows of these ids; unknown ones are absent.
    async fn resolve(&self, ctx: &Ctx, kind: &str, ids: &[Uuid]) -> Result<Vec<Entry>>;

    /// Which records go by these texts (title, e-mail), each with the text it was found by.
    async fn find(&self, ctx: &Ctx, kind: &str, texts: &[String]) -> Result<Vec<(String, Entry)>> {
        let _ = (ctx, kind, texts);
        Ok(vec![])
    }
}

/// A resolver for services whose references all stay at home.
pub struct NoOtherServices;

#[async_trait]
impl Resolve for NoOtherServices {
    async fn resolve(&self, _ctx: &Ctx, _kind: &str, _ids: &[Uuid]) -> Result<Vec<Entry>> {
        Ok(vec![])
    }
}

/// Before a transaction: ids of other services that the directory doesn't know, or that it would
/// refuse, are asked of their owner once.
pub async fn ensure<R: Record>(db: &Db, ctx: &Ctx, resolver: &dyn Resolve, record: &R) -> Result<()> {
    for field in R::DEF.fields.iter().filter(|f| !f.fact && (!f.head || f.set_by == kernel::SetBy::User)) {
        let Some(kind) = field.reference.filter(|kind| db.registry.own(kind).is_none()) else { continue };
        let ids: Vec<Uuid> = match record.value(field) {
            Value::Uuid(id) if !id.is_nil() => vec![id],
            Value::UuidList(ids) if !ids.is_empty() => ids.to_vec(),
            _ => continue,
        };
        ensure_ids(db, ctx, resolver, kind, &ids).await?;
    }
    Ok(())
}

/// As `ensure`, for ids of one kind.
pub async fn ensure_ids(db: &Db, ctx: &Ctx, resolver: &dyn Resolve, kind: &str, ids: &[Uuid]) -> Result<()> {
    let mut uow = db.begin(ctx).await?;
    let unseen = unseen(&mut uow, kind, ids, false).await?;
    drop(uow);
    if unseen.is_empty() {
        return Ok(());
    }
    let entries = resolver.resolve(ctx, kind, &unseen).await?;
    if entries.is_empty() {
        return Ok(());
    }
    let mut uow = db.begin(ctx).await?;
    put_all(&mut uow, &entries).await?;
    uow.commit_learned().await
}

/// Which of the ids the caller can't refer to: unknown, deleted, or not his to see (or, with `edit`,
/// not his to change).
pub async fn unseen(uow: &mut Uow<'_>, kind: &str, ids: &[Uuid], edit: bool) -> Result<Vec<Uuid>> {
    let registry = uow.db.registry.clone();
    let access = uow.ctx.access.clone();
    let mut args = Arguments::default();
    let place = args.place(ids);
    let sql = match registry.own(kind) {
        Some(def) => {
            let mut sql = format!(
                "select r.id from {} r where r.id = any({place}) and r.deleted_at is null",
                def.table
            );
            if edit {
                let reach = access.reach(&def.permission("update"));
                sql.push_str(&format!(" and {}", scope::editable(reach, &mut args)));
            } else if !def.open_title
                && let Some(seen) =
                    scope::predicate(&registry, def, &access, &def.permission("read"), &mut args)
            {
                sql.push_str(&format!(" and {seen}"));
            }
            // the rows stay as they are until this unit of work ends
            sql.push_str(" for key share of r");
            sql
        }
        None => {
            let kind_place = args.place(kind);
            let seen = if kind.starts_with("identity.") {
                "true".to_owned()
            } else {
                scope::directory(&registry, &access, kind, &mut args)
            };
            format!(
                "select p.id from directory p where p.kind = {kind_place} and p.id = any({place}) and not p.deleted and {seen}"
            )
        }
    };
    let query = sqlx::query_scalar_with::<_, Uuid, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let seen = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
    Ok(ids.iter().filter(|id| !seen.contains(id)).copied().collect())
}

/// Keeps an entry, unless a newer one is there already.
pub async fn put(uow: &mut Uow<'_>, entry: &Entry) -> Result<bool> {
    Ok(put_all(uow, std::slice::from_ref(entry)).await? == 1)
}

/// As `put`, for many in one statement; tells how many it kept.
pub async fn put_all(uow: &mut Uow<'_>, entries: &[Entry]) -> Result<u64> {
    let tenant = uow.ctx.tenant;
    // Of one record the newest; by key, since two that write the same rows in another order would wait for each other.
    let mut newest = BTreeMap::<(&str, Uuid), &Entry>::new();
    for entry in entries {
        let known = newest.entry((&entry.kind, entry.id)).or_insert(entry);
        if known.version < entry.version {
            *known = entry;
        }
    }
    let done = sqlx::query(
        "insert into directory (tenant_id, kind, id, version, title, owner_id, department_id, readers, editors, \
         parent_kind, parent_id, deleted, merged_into) \
         select $1, e.* from jsonb_to_recordset($2) as e(kind text, id uuid, version integer, title text, \
         owner_id uuid, department_id uuid, readers uuid[], editors uuid[], parent_kind text, parent_id uuid, \
         deleted boolean, merged_into uuid) \
         on conflict (tenant_id, kind, id) do update set version = excluded.version, title = excluded.title, \
         owner_id = excluded.owner_id, department_id = excluded.department_id, readers = excluded.readers, \
         editors = excluded.editors, parent_kind = excluded.parent_kind, parent_id = excluded.parent_id, \
         deleted = excluded.deleted, merged_into = coalesce(excluded.merged_into, directory.merged_into) \
         where directory.version < excluded.version",
    )
    .bind(tenant)
    .bind(Json(newest.into_values().collect::<Vec<_>>()))
    .execute(uow.unscoped("directory is kept for the whole tenant"))
    .await
    .map_err(fault)?;
    Ok(done.rows_affected())
}
