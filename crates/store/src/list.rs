//! Lists: filter, search, order and page of any record, within the caller's row scope and field rights.

use kernel::{Ctx, Error, FieldDef, Result, Right, condition};
use sqlx::AssertSqlSafe;

use crate::{Arguments, Db, Record, Rules, Uow, fault, page, present, scope, search, select};

const DEFAULT_PAGE: i32 = 50;
const LARGEST_PAGE: i32 = 200;
/// Totals are counted up to here.
const LARGEST_TOTAL: i64 = 10_000;
/// Above this many rows only indexed fields sort.
const LARGE: i64 = 100_000;

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
pub(crate) fn page_size(asked: i32) -> Result<i32> {
    match asked {
        0 => Ok(DEFAULT_PAGE),
        n if n < 0 => Err(Error::invalid("pageSize", "NEGATIVE")),
        n => Ok(n.min(LARGEST_PAGE)),
    }
}

/// One page of `R`; `more` is a further condition in SQL for a service's own lists.
pub async fn list<R: Record + Rules>(db: &Db, ctx: &Ctx, request: ListRequest) -> Result<ListReply<R::Wire>> {
    let def = R::DEF;
    let size = page_size(request.page_size)?;
    let keys = page::keys(def, &ctx.access, &request.order_by)?;
    let seal =
        page::seal(&[&ctx.tenant.to_string(), def.kind, &request.filter, &request.search, &request.order_by]);
    let wanted = present::Wanted::new(def, ctx, &request.read_mask)?;

    let mut args = Arguments::default();
    let mut wheres = vec!["r.deleted_at is null".to_owned()];
    wheres.extend(narrowed::<R>(db, ctx, &request, &mut args)?);
    let searched = !request.search.trim().is_empty();
    let counted = (request.with_total || searched).then(|| wheres.join(" and "));
    let counted_args = args.count();
    if !request.page_token.is_empty() {
        let last = page::parse_token(&seal, &keys, &request.page_token)?;
        wheres.push(page::after(&keys, &last, |value| args.place(value)));
    }
    let order: Vec<String> = keys.iter().map(page::Key::order).collect();
    let (condition, order) = (wheres.join(" and "), order.join(", "));
    let columns = select::columns(def, wanted.parts);

    let mut uow = if searched { db.begin_search(ctx).await? } else { db.begin_list(ctx).await? };
    if keys.iter().any(|key| !key.field.indexed) {
        refuse_slow_order::<R>(&mut uow, &keys).await?;
    }
    let total = match counted {
        Some(condition) => Some(count::<R>(&mut uow, db, ctx, &request, &condition, counted_args).await?),
        None => None,
    };
    let few = searched && total.is_some_and(|(_, exact)| exact);
    if searched && !few {
        search::read_in_order(&mut uow).await?;
    }
    let total = total.filter(|_| request.with_total);
    let sql = match few {
        true => search::gathered(def, &columns, &condition, &order, size + 1),
        false => {
            let source = select::source(def);
            format!("select {columns} from {source} where {condition} order by {order} limit {}", size + 1)
        }
    };
    let query = sqlx::query_with(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let rows = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
    let mut records = rows
        .iter()
        .map(|row| select::read::<R>(row, wanted.parts))
        .collect::<crate::RowResult<Vec<R>>>()
        .map_err(fault)?;
    let mut next_page_token = String::new();
    if records.len() > size as usize {
        records.truncate(size as usize);
        if let Some(last) = records.last() {
            let values: Vec<_> = keys.iter().map(|key| page::key_text(&last.value(key.field))).collect();
            next_page_token = page::token(&seal, &values);
        }
    }
    let records = present::present(&mut uow, &records, &wanted).await?;
    Ok(ListReply { records, next_page_token, total })
}

/// Filter, search and row scope as SQL conditions.
pub fn narrowed<R: Record>(
    db: &Db,
    ctx: &Ctx,
    request: &ListRequest,
    args: &mut Arguments,
) -> Result<Vec<String>> {
    let def = R::DEF;
    let mut wheres = vec![];
    if let Some(scope) = scope::predicate(&db.registry, def, &ctx.access, &def.permission("read"), args) {
        wheres.push(scope);
    }
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
    Ok(condition_sql(&checked, ctx, args))
}

/// A checked condition as SQL, its parameters bound.
pub fn condition_sql(checked: &condition::Condition, ctx: &Ctx, args: &mut Arguments) -> String {
    let sql = condition::sql::sql(checked, ctx, args.count() + 1, condition::sql::Tables::default());
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

async fn count<R: Record>(
    uow: &mut Uow<'_>,
    db: &Db,
    ctx: &Ctx,
    request: &ListRequest,
    condition: &str,
    expected: usize,
) -> Result<(i32, bool)> {
    let mut args = Arguments::default();
    let _ = narrowed::<R>(db, ctx, request, &mut args)?;
    debug_assert_eq!(args.count(), expected);
    let sql = format!(
        "select count(*) from (select 1 from {} where {condition} limit {}) t",
        select::source(R::DEF),
        LARGEST_TOTAL + 1
    );
    let query = sqlx::query_scalar_with::<_, i64, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let count = query.fetch_one(&mut *uow.tx).await.map_err(fault)?;
    Ok((count.min(LARGEST_TOTAL) as i32, count <= LARGEST_TOTAL))
}

/// Sorting a large table by a field without an index would make everybody wait: told, not tried.
async fn refuse_slow_order<R: Record>(uow: &mut Uow<'_>, keys: &[page::Key]) -> Result<()> {
    let Some(slow) = keys.iter().find(|k| !k.field.indexed) else { return Ok(()) };
    let sql = format!("select count(*) from (select 1 from {} limit {}) t", R::DEF.table, LARGE + 1);
    let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *uow.tx).await.map_err(fault)?;
    if rows > LARGE {
        return Err(Error::invalid("orderBy", "SORT_FIELD_NOT_INDEXED")
            .with("key", slow.field.json)
            .with("max", LARGE));
    }
    Ok(())
}
