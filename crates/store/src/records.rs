//! The standard methods of any record: create, get, list, update, delete. A service's gRPC methods
//! are one line each over these; what is special stands in the record's `Rules`.

use kernel::{Ctx, EntityDef, Error, FieldErrors, Kind, Result, Uuid, Value};

pub use crate::list::{ListReply, ListRequest, condition_sql, field_use, filter_sql, list, narrowed};
use crate::{Db, Mask, Record, Rules, Uow, directory, present, record::parse_id};

/// Creates the record that a message describes, owned by the caller.
pub async fn create<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    wire: Option<R::Wire>,
    resolver: &dyn directory::Resolve,
) -> Result<R::Wire> {
    let (record, errors) = described::<R>(ctx, wire)?;
    save_new(db, ctx, record, errors, resolver).await
}

/// Saves a draft, for commands that fill in more than the message said.
pub async fn insert<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    record: R,
    resolver: &dyn directory::Resolve,
) -> Result<R::Wire> {
    save_new(db, ctx, record, FieldErrors::default(), resolver).await
}

/// As `insert`, where something is wrong already: refused with what else is.
pub async fn save_new<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    mut record: R,
    errors: FieldErrors,
    resolver: &dyn directory::Resolve,
) -> Result<R::Wire> {
    directory::ensure(db, ctx, resolver, &record).await?;
    let mut uow = db.begin(ctx).await?;
    check_with_references(&mut uow, &record, None, errors).await?;
    record.verify(&mut uow, None).await?;
    uow.insert(&mut record);
    answer(uow, &record).await
}

/// A new record from a message, checked, not yet saved: for commands that do more on creation.
pub fn draft<R: Rules>(ctx: &Ctx, wire: Option<R::Wire>) -> Result<R> {
    let (record, errors) = described::<R>(ctx, wire)?;
    errors.finish()?;
    Ok(record)
}

/// As `draft`, with what is wrong so far, for commands that find more.
pub fn described<R: Rules>(ctx: &Ctx, wire: Option<R::Wire>) -> Result<(R, FieldErrors)> {
    let def = R::DEF;
    let Some(wire) = wire else { return Err(Error::invalid(def.kind, "REQUIRED")) };
    let mut errors = FieldErrors::default();
    let mask = Mask::create(def, &ctx.access, &R::given(&wire), &mut errors);
    let mut record = R::default();
    if !def.follows_parent {
        let at = &mut record.head_mut().placement;
        at.owner_id = ctx.recorded_by();
        at.department_id = ctx.access.department;
    }
    record.apply(&wire, &mask, &mut errors);
    record.check(ctx, None, &mut errors);
    record.head_mut().id = Uuid::now_v7();
    Ok((record, errors))
}

/// One record.
pub async fn get<R: Rules>(db: &Db, ctx: &Ctx, id: &str) -> Result<R::Wire> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let record = uow.get::<R>(id).await?;
    present::one(&mut uow, &record).await
}

/// Changes the masked fields of the record that the message names.
pub async fn update<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    wire: Option<R::Wire>,
    paths: Option<Vec<String>>,
    resolver: &dyn directory::Resolve,
) -> Result<R::Wire> {
    let def = R::DEF;
    let Some(wire) = wire else { return Err(Error::invalid(def.kind, "REQUIRED")) };
    let id = parse_id("id", R::wire_id(&wire))?;
    let paths = paths.unwrap_or_else(|| given_paths::<R>(&wire));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(def, &ctx.access, &paths, &mut errors);
    // the ids of other services are asked about before anything is locked
    let mut probe = R::default();
    probe.apply(&wire, &mask, &mut FieldErrors::default());
    directory::ensure(db, ctx, resolver, &probe).await?;

    let mut uow = db.begin(ctx).await?;
    let mut record = uow.lock::<R>(id).await?;
    let before = record.clone();
    record.apply(&wire, &mask, &mut errors);
    record.check(ctx, Some(&before), &mut errors);
    check_with_references(&mut uow, &record, Some(&before), errors).await?;
    record.verify(&mut uow, Some(&before)).await?;
    uow.save(&mut record);
    answer(uow, &record).await
}

/// Without an update mask: the settable fields that the message carries (AIP-134).
pub fn given_paths<R: Record>(wire: &R::Wire) -> Vec<String> {
    let given = R::given(wire);
    let named = R::DEF.fields.iter().filter(|f| given.contains(&f.number) && f.set_by == kernel::SetBy::User);
    named.map(|f| f.json.to_owned()).collect()
}

/// Moves the record to the recycle bin.
pub async fn delete<R: Rules>(db: &Db, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut record = uow.lock::<R>(id).await?;
    uow.delete(&mut record).await?;
    uow.commit(&record).await
}

/// Takes the record out of the recycle bin.
pub async fn restore<R: Rules>(db: &Db, ctx: &Ctx, id: &str) -> Result<R::Wire> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    let mut record = uow.lock_deleted::<R>(id).await?;
    record.comes_back(&mut uow).await?;
    uow.restore(&mut record).await?;
    answer(uow, &record).await
}

/// Commits and answers with the record as the caller may see it now.
pub async fn answer<R: Rules>(mut uow: Uow<'_>, record: &R) -> Result<R::Wire> {
    uow.settle().await?;
    let reply = match uow.flag_of(record.head().id) {
        None => present::one(&mut uow, record).await?,
        Some(duplicate_of) => {
            let mut flagged = record.clone();
            flagged.flag(duplicate_of);
            present::one(&mut uow, &flagged).await?
        }
    };
    uow.commit(record).await?;
    Ok(reply)
}

/// References must point at records that the caller may see: ours by their tables, others' by the
/// directory (filled by `directory::ensure` before). Every wrong one is named.
pub async fn check_references<R: Record>(uow: &mut Uow<'_>, record: &R, before: Option<&R>) -> Result<()> {
    let mut errors = FieldErrors::default();
    for field in R::DEF.fields.iter().filter(|f| !f.fact) {
        let Some(kind) = field.reference else { continue };
        // what commands set they know to be there
        if field.set_by != kernel::SetBy::User {
            continue;
        }
        if before.is_some_and(|before| before.value(field) == record.value(field)) {
            continue;
        }
        let ids: Vec<Uuid> = match record.value(field) {
            Value::Uuid(id) => vec![id],
            Value::UuidList(ids) => ids.to_vec(),
            _ => continue,
        };
        let edit = field.parent && R::DEF.follows_parent;
        for id in directory::unseen(uow, kind, &ids, edit).await? {
            let params = vec![("id".to_owned(), id.to_string()), ("kind".to_owned(), short(kind))];
            errors.push_with(field.json, "NO_SUCH_RECORD", params);
        }
    }
    errors.finish()
}

/// As `check_references`, after `errors` were found already: the caller mends all at once.
pub async fn check_with_references<R: Record>(
    uow: &mut Uow<'_>,
    record: &R,
    before: Option<&R>,
    mut errors: FieldErrors,
) -> Result<()> {
    match check_references(uow, record, before).await {
        Err(refusal) if refusal.kind() == Kind::Invalid => errors.add(refusal),
        checked => checked?,
    }
    errors.finish()
}

fn short(kind: &str) -> String {
    kind.rsplit('.').next().unwrap_or(kind).to_owned()
}

/// The kinds of other services that a service's records point at.
pub fn foreign_kinds(defs: &[&'static EntityDef]) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = defs
        .iter()
        .flat_map(|def| {
            def.fields
                .iter()
                .filter_map(move |f| f.reference.filter(|r| !r.starts_with(&format!("{}.", def.service))))
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// How many records match a condition under the caller's rights (for a job's total).
pub async fn count_matching<R: Record>(uow: &mut Uow<'_>, filter: &str) -> Result<i32> {
    count_listed::<R>(uow, &ListRequest { filter: filter.to_owned(), ..ListRequest::default() }).await
}

/// As `count_matching`, for all that a list would show.
pub async fn count_listed<R: Record>(uow: &mut Uow<'_>, request: &ListRequest) -> Result<i32> {
    let mut args = crate::Arguments::default();
    let condition = crate::list::narrowed::<R>(uow.db, uow.ctx, request, &mut args)?.join(" and ");
    let sql = format!("select count(*) from {} where {condition}", crate::select::source(R::DEF));
    let query =
        sqlx::query_scalar_with::<_, i64, _>(sqlx::AssertSqlSafe(sql), args.finish().map_err(crate::fault)?);
    let count = query.fetch_one(&mut *uow.tx).await.map_err(crate::fault)?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Ids after `after` that match a condition under the caller's rights, in order, at most `limit`.
pub async fn ids_matching<R: Record>(
    uow: &mut Uow<'_>,
    filter: &str,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>> {
    let request = ListRequest { filter: filter.to_owned(), ..ListRequest::default() };
    ids_listed::<R>(uow, &request, after, limit).await
}

/// As `ids_matching`, for all that a list would show.
pub async fn ids_listed<R: Record>(
    uow: &mut Uow<'_>,
    request: &ListRequest,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>> {
    let mut args = crate::Arguments::default();
    let condition = crate::list::narrowed::<R>(uow.db, uow.ctx, request, &mut args)?.join(" and ");
    let after = args.place(after);
    let sql = format!(
        "select r.id from {} where {condition} and r.id > {after} order by r.id limit {limit}",
        crate::select::source(R::DEF)
    );
    let query = sqlx::query_scalar_with(sqlx::AssertSqlSafe(sql), args.finish().map_err(crate::fault)?);
    query.fetch_all(&mut *uow.tx).await.map_err(crate::fault)
}
