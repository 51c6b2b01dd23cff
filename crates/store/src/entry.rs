//! A record's generic functions by kind, for what doesn't know its type: repeats of a call, other
//! services' look-ups, replay.

use futures::future::BoxFuture;
use kernel::{Ctx, EntityDef, Error, Format, Result, Uuid, Value, text};
use prost::Message;
use sqlx::{AssertSqlSafe, Row as _};

use crate::{Db, Record, RowResult, Rules, directory, fault, present, select, uow};

/// Rows of one answer.
const PAGE: usize = 500;
/// The same where they are found by what they are called, and many may be called alike.
const NAMESAKES: usize = 10_000;

/// What a generic function answers, some time later.
pub type Answer<'a, T> = BoxFuture<'a, Result<T>>;
/// Encoded reply message, directory entries, or snapshots, of what is asked by id.
pub type Fetch = for<'a> fn(&'a Db, &'a Ctx, Uuid) -> Answer<'a, Vec<u8>>;
pub type LookUp = for<'a> fn(&'a Db, &'a Ctx, Vec<Uuid>) -> Answer<'a, Vec<directory::Entry>>;
/// Directory entries with the text that each was found by.
pub type Find = for<'a> fn(&'a Db, &'a Ctx, Vec<String>) -> Answer<'a, Vec<(String, directory::Entry)>>;
pub type Snapshots = for<'a> fn(&'a Db, &'a Ctx, Uuid) -> Answer<'a, Vec<serde_json::Value>>;

/// What the runtime can do with records of one kind.
pub struct RecordEntry {
    pub def: &'static EntityDef,
    /// The encoded reply message of one record under the caller's rights.
    pub fetch: Fetch,
    /// Directory entries of ids, deleted ones marked; for other services, without row scope.
    pub look_up: LookUp,
    /// The living records that go by a text: their title, number or e-mail; for other services, without
    /// row scope.
    pub find: Find,
    /// Snapshots (`data` of events) of a page of rows after an id, tombstones included.
    pub snapshots: Snapshots,
}

impl RecordEntry {
    pub fn of<R: Rules>() -> Self {
        Self {
            def: R::DEF,
            fetch: |db, ctx, id| Box::pin(fetch::<R>(db, ctx, id)),
            look_up: |db, ctx, ids| Box::pin(look_up::<R>(db, ctx, ids)),
            find: |db, ctx, texts| Box::pin(find::<R>(db, ctx, texts)),
            snapshots: |db, ctx, after| Box::pin(snapshots::<R>(db, ctx, after)),
        }
    }
}

async fn fetch<R: Rules>(db: &Db, ctx: &Ctx, id: Uuid) -> Result<Vec<u8>> {
    let mut uow = db.begin(ctx).await?;
    let record = uow.get::<R>(id).await?;
    Ok(present::one(&mut uow, &record).await?.encode_to_vec())
}

async fn rows<R: Record>(db: &Db, ctx: &Ctx, condition: &str, id: Value<'_>, most: usize) -> Result<Vec<R>> {
    let system = Ctx::system(db.service, ctx.tenant, ctx.now);
    let mut uow = db.begin(&system).await?;
    let sql = format!(
        "select {} from {} where {condition} order by r.id limit {most}",
        select::columns(R::DEF, true),
        select::source(R::DEF)
    );
    let query = sqlx::query(AssertSqlSafe(sql));
    let query = match id {
        Value::UuidList(ids) => query.bind(ids.to_vec()),
        Value::Uuid(id) => query.bind(id),
        Value::TextList(texts) => query.bind(texts.to_vec()),
        other => return Err(Error::internal(format!("no id: {other:?}"))),
    };
    let rows =
        query.fetch_all(uow.unscoped("other services see every record's place")).await.map_err(fault)?;
    let read = |row: &crate::Row| {
        debug_assert!(!row.is_empty());
        select::read::<R>(row, true)
    };
    rows.iter().map(read).collect::<RowResult<_>>().map_err(fault)
}

async fn look_up<R: Record>(db: &Db, ctx: &Ctx, ids: Vec<Uuid>) -> Result<Vec<directory::Entry>> {
    let records = rows::<R>(db, ctx, "r.id = any($1)", Value::UuidList(&ids), PAGE).await?;
    Ok(records.iter().map(entry_of).collect())
}

async fn find<R: Record>(db: &Db, ctx: &Ctx, texts: Vec<String>) -> Result<Vec<(String, directory::Entry)>> {
    let mut found = vec![];
    let names = |f: &&'static kernel::FieldDef| {
        !f.fact && (f.name == R::DEF.title || f.name == "number" || f.format == Format::Email)
    };
    for field in R::DEF.fields.iter().filter(names) {
        // each text as it would be stored
        let stored = texts.iter().filter_map(|text| Some((text::normalise(field.format, text)?, text)));
        let stored: Vec<(String, &String)> = stored.collect();
        let wanted: Vec<String> = stored.iter().map(|(stored, _)| stored.clone()).collect();
        if wanted.is_empty() {
            continue;
        }
        let condition = format!("r.{} = any($1) and r.deleted_at is null", field.column);
        for record in rows::<R>(db, ctx, &condition, Value::TextList(&wanted), NAMESAKES).await? {
            let has = record.value(field);
            let asked = stored.iter().filter(|(stored, _)| has == Value::Text(stored));
            found.extend(asked.map(|(_, text)| ((*text).clone(), entry_of(&record))));
        }
    }
    Ok(found)
}

async fn snapshots<R: Record>(db: &Db, ctx: &Ctx, after: Uuid) -> Result<Vec<serde_json::Value>> {
    let records = rows::<R>(db, ctx, "r.id > $1", Value::Uuid(after), PAGE).await?;
    Ok(records.iter().map(|r| uow::snapshot(r)).collect())
}

fn entry_of<R: Record>(record: &R) -> directory::Entry {
    let def = R::DEF;
    let head = record.head();
    let parent = def.parents().find_map(|f| Some((f.reference?, present::uuid_of(record, f)?)));
    directory::Entry {
        kind: format!("{}.{}", def.service, def.kind),
        id: head.id,
        version: head.version,
        title: def.field(def.title).map(|f| uow::text_of(record, f)).unwrap_or_default(),
        owner_id: head.placement.owner_id,
        department_id: head.placement.department_id,
        readers: head.placement.readers.clone(),
        editors: head.placement.editors.clone(),
        parent_kind: parent.map(|(kind, _)| kind.to_owned()),
        parent_id: parent.map(|(_, id)| id),
        deleted: head.deleted_at.is_some(),
        merged_into: None,
    }
}
