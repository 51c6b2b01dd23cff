//! Lists: filter, search, order and page of any record, within the caller's row scope and field rights.

use kernel::{Ctx, Error, FieldDef, Result, Right, condition, reason};

use self::reading::Asked;
use crate::{Arguments, Db, Record, Rules, page, present, scope, search};

mod reading;

const DEFAULT_PAGE: i32 = 50;
const LARGEST_PAGE: i32 = 200;
/// Totals are counted up to here.
pub(crate) const LARGEST_TOTAL: i64 = 10_000;
/// What a list shows where nothing narrows it.
const LIVING: &str = "r.deleted_at is null";
/// So many records can be sorted by any field; more only by those that are indexed.
pub(crate) const LARGE: i64 = 100_000;
/// Characters of a search.
const LONGEST_SEARCH: usize = 200;

/// What a list method was asked.
#[derive(Debug, Clone, Default)]
pub struct ListRequest {
    pub filter: String,
    pub order_by: String,
    /// 0: 50
    pub page_size: i32,
    pub page_token: String,
    pub search: String,
    pub read_mask: Vec<String>,
    pub with_total: bool,
    /// What lies in the recycle bin instead of what lives.
    pub deleted: bool,
}

/// One page.
#[derive(Debug)]
pub struct ListReply<W> {
    pub records: Vec<W>,
    pub next_page_token: String,
    /// Count, and whether it is exact.
    pub total: Option<(i32, bool)>,
}

/// How a caller may use a field in conditions.
pub fn field_use(ctx: &Ctx, def: &kernel::EntityDef, field: &FieldDef) -> condition::FieldUse {
    match ctx.access.right(def, field) {
        Right::Hidden => condition::FieldUse::Unknown,
        Right::Masked => condition::FieldUse::EqualityOnly,
        Right::Read | Right::Edit => condition::FieldUse::Full,
    }
}

/// How many a page holds: what was asked for, within bounds.
pub fn page_size(asked: i32) -> Result<i32> {
    match asked {
        0 => Ok(DEFAULT_PAGE),
        n if n < 0 => Err(Error::invalid("pageSize", "NEGATIVE")),
        n => Ok(n.min(LARGEST_PAGE)),
    }
}

/// One page of `R`.
pub async fn list<R: Record + Rules>(db: &Db, ctx: &Ctx, request: ListRequest) -> Result<ListReply<R::Wire>> {
    let asked = Asked::new::<R>(db, ctx, &request)?;
    let wanted = present::Wanted::new(R::DEF, ctx, &request.read_mask)?;
    let searched = !request.search.trim().is_empty();
    let mut uow = if searched { db.begin_search(ctx).await? } else { db.begin_list(ctx).await? };
    let (mut records, total) = asked.read::<R>(&mut uow, wanted.parts, searched).await?;
    let mut next_page_token = String::new();
    if records.len() > asked.size as usize {
        records.truncate(asked.size as usize);
        if let Some(last) = records.last() {
            let values: Vec<_> =
                asked.keys.iter().map(|key| page::key_text(&last.value(key.field))).collect();
            next_page_token = page::token(&asked.seal, &values);
        }
    }
    let records = present::present(&mut uow, &records, &wanted).await?;
    Ok(ListReply { records, next_page_token, total: total.filter(|_| request.with_total) })
}

/// Living or deleted, filter, search and row scope as SQL conditions.
pub fn narrowed<R: Record>(
    db: &Db,
    ctx: &Ctx,
    request: &ListRequest,
    args: &mut Arguments,
) -> Result<Vec<String>> {
    let def = R::DEF;
    if request.search.chars().count() > LONGEST_SEARCH {
        return Err(Error::invalid("search", reason::TOO_LONG).with("max", LONGEST_SEARCH));
    }
    let mut wheres = vec![];
    let verb = if request.deleted { "restore" } else { "read" };
    let permission = def.permission(verb);
    if request.deleted && !ctx.access.may(&permission) {
        return Err(Error::forbidden(&permission));
    }
    wheres.push(match request.deleted {
        false => LIVING.to_owned(),
        true => format!("r.deleted_at > {}", args.place(ctx.bin_since())),
    });
    wheres.extend(scope::predicate(&db.registry, def, &ctx.access, &permission, args));
    if !request.filter.trim().is_empty() {
        wheres.push(filter_sql::<R>(ctx, &request.filter, args)?);
    }
    wheres.extend(search::conditions(ctx, def, &request.search, args));
    Ok(wheres)
}

/// A caller's condition as SQL.
pub fn filter_sql<R: Record>(ctx: &Ctx, filter: &str, args: &mut Arguments) -> Result<String> {
    let ast = condition::parse(filter)?;
    let checked = condition::check(&ast, R::DEF, |field| field_use(ctx, R::DEF, field))?;
    Ok(condition_sql(R::DEF, &checked, ctx, args))
}

/// A checked condition on records `r` with facts `f` as SQL, its parameters bound.
pub fn condition_sql(
    def: &kernel::EntityDef,
    checked: &condition::Condition,
    ctx: &Ctx,
    args: &mut Arguments,
) -> String {
    let tables = condition::sql::Tables { table: Some(def.table), ..Default::default() };
    let sql = condition::sql::sql(checked, ctx, args.count() + 1, tables);
    for parameter in sql.parameters {
        use condition::sql::Parameter;
        match parameter {
            Parameter::Bool(v) => args.push(v),
            Parameter::Int(v) => args.push(v),
            Parameter::Double(v) => args.push(v),
            Parameter::Decimal(v) => args.push(v),
            Parameter::Text(v) => args.push(v),
            Parameter::Uuid(v) => args.push(v),
            Parameter::Time(v) => args.push(v),
            Parameter::Date(v) => args.push(v),
            Parameter::Ints(v) => args.push(v),
            Parameter::Texts(v) => args.push(v),
            Parameter::Uuids(v) => args.push(v),
            Parameter::Dates(v) => args.push(v),
        }
    }
    sql.text
}

/// Putting so many in an order that no index has would make everybody wait: told, not tried.
pub(crate) fn too_many_to_sort(slow: &page::Key) -> Error {
    Error::invalid("orderBy", "SORT_FIELD_NOT_INDEXED").with("key", slow.field.json).with("max", LARGE)
}
