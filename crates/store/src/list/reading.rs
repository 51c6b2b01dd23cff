//! Reading one page: after the last row of the page before, part by part, and for a search by whatever
//! way is the shorter one.

use kernel::{Ctx, Result};
use sqlx::AssertSqlSafe;

use super::{LARGEST_TOTAL, ListRequest, narrowed, page_size};
use crate::{Arguments, Db, Record, Row, RowResult, Uow, fault, page, search, select};

/// A list request, understood.
pub struct Asked<'a> {
    db: &'a Db,
    ctx: &'a Ctx,
    request: &'a ListRequest,
    pub keys: Vec<page::Key>,
    pub seal: Vec<u8>,
    pub size: i32,
    /// The keys of the last row of the page before.
    last: Option<Vec<Option<String>>>,
}

/// A count, and whether it is exact.
type Total = (i32, bool);

impl<'a> Asked<'a> {
    pub fn new<R: Record>(db: &'a Db, ctx: &'a Ctx, request: &'a ListRequest) -> Result<Self> {
        let size = page_size(request.page_size)?;
        let order = match request.order_by.trim() {
            "" if request.deleted => "deletedAt desc",
            order => order,
        };
        let keys = page::keys(R::DEF, &ctx.access, order)?;
        let tenant = ctx.tenant.to_string();
        let bin = if request.deleted { "deleted" } else { "" };
        let seal = page::seal(&[&tenant, R::DEF.kind, &request.filter, &request.search, order, bin]);
        let last = match request.page_token.as_str() {
            "" => None,
            token => Some(page::parse_token(&seal, &keys, token)?),
        };
        let asked = Self { db, ctx, request, keys, seal, size, last };
        // what is wrong in a filter is told before a connection is taken
        asked.hits::<R>()?;
        Ok(asked)
    }

    /// The condition of all hits.
    fn hits<R: Record>(&self) -> Result<(String, Arguments)> {
        let mut args = Arguments::default();
        let wheres = narrowed::<R>(self.db, self.ctx, self.request, &mut args)?;
        Ok((wheres.join(" and "), args))
    }

    /// The condition of one part of what is left to show.
    fn part<R: Record>(&self, part: usize) -> Result<Option<(String, Arguments)>> {
        let (hits, mut args) = self.hits::<R>()?;
        match &self.last {
            None => Ok((part == 0).then_some((hits, args))),
            Some(last) => {
                let after = page::after(&self.keys, last, part, |value| args.place(value));
                Ok(after.map(|after| (format!("{hits} and {after}"), args)))
            }
        }
    }

    /// The page with one record more, if there is one, and the total where it was asked for or came along.
    pub async fn read<R: Record>(
        &self,
        uow: &mut Uow<'_>,
        parts: bool,
        searched: bool,
    ) -> Result<(Vec<R>, Option<Total>)> {
        let total = self.request.with_total;
        if !searched {
            let total = if total { Some(self.count::<R>(uow).await?) } else { None };
            return Ok((self.in_order(uow, parts).await?, total));
        }
        let (hits, args) = self.hits::<R>()?;
        let common = search::common(uow, R::DEF, &hits, args).await?;
        let total = match common {
            Some(hits) if hits > 5 * LARGEST_TOTAL => Some((LARGEST_TOTAL as i32, false)),
            _ if total && (common.is_some() || self.last.is_some()) => Some(self.count::<R>(uow).await?),
            _ => None,
        };
        if common.is_none() {
            let most = if self.request.with_total { LARGEST_TOTAL } else { search::FEW };
            if let Some((records, count)) = self.gathered(uow, parts, most).await? {
                return Ok((records, total.or(Some((count as i32, true)))));
            }
        }
        search::read_in_order(uow).await?;
        Ok((self.in_order(uow, parts).await?, total.or(Some((LARGEST_TOTAL as i32, false)))))
    }

    async fn count<R: Record>(&self, uow: &mut Uow<'_>) -> Result<Total> {
        let (hits, args) = self.hits::<R>()?;
        let source = select::source(R::DEF);
        let most = LARGEST_TOTAL + 1;
        let sql = format!("select count(*) from (select 1 from {source} where {hits} limit {most}) t");
        let query = sqlx::query_scalar_with::<_, i64, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
        let count = query.fetch_one(&mut *uow.tx).await.map_err(fault)?;
        Ok((count.min(LARGEST_TOTAL) as i32, count <= LARGEST_TOTAL))
    }

    /// Part after part in the asked order, until the page is full.
    async fn in_order<R: Record>(&self, uow: &mut Uow<'_>, parts: bool) -> Result<Vec<R>> {
        let wanted = self.size + 1;
        let (columns, source, order) = self.shape::<R>(parts);
        let mut records = vec![];
        for part in 0.. {
            let left = wanted - records.len() as i32;
            let Some((condition, args)) = self.part::<R>(part)?.filter(|_| left > 0) else { break };
            let sql =
                format!("select {columns} from {source} where {condition} order by {order} limit {left}");
            records.extend(fetch(uow, sql, args, parts).await?);
        }
        Ok(records)
    }

    /// The page out of all hits that are left, if these are no more than `most`; and how many they are.
    async fn gathered<R: Record>(
        &self,
        uow: &mut Uow<'_>,
        parts: bool,
        most: i64,
    ) -> Result<Option<(Vec<R>, i64)>> {
        let wanted = self.size + 1;
        let (mut ids, mut count) = (vec![], 0);
        for part in 0.. {
            let left = wanted - ids.len() as i32;
            let Some((condition, args)) = self.part::<R>(part)?.filter(|_| left > 0) else { break };
            let bound = (most, left);
            let found = search::gather(uow, R::DEF, (&condition, args), &self.keys, bound).await?;
            if found.count > most {
                return Ok(None);
            }
            count += found.count;
            ids.extend(found.ids);
        }
        let (columns, source, order) = self.shape::<R>(parts);
        // asked again, since a row may have changed hands meanwhile
        let (hits, mut args) = self.hits::<R>()?;
        let ids = args.place(ids);
        let sql =
            format!("select {columns} from {source} where r.id = any({ids}) and {hits} order by {order}");
        Ok(Some((fetch(uow, sql, args, parts).await?, count)))
    }

    /// Columns, source and order.
    fn shape<R: Record>(&self, parts: bool) -> (String, String, String) {
        let order: Vec<String> = self.keys.iter().map(page::Key::order).collect();
        (select::columns(R::DEF, parts), select::source(R::DEF), order.join(", "))
    }
}

async fn fetch<R: Record>(uow: &mut Uow<'_>, sql: String, args: Arguments, parts: bool) -> Result<Vec<R>> {
    let query = sqlx::query_with(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let rows: Vec<Row> = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
    rows.iter().map(|row| select::read::<R>(row, parts)).collect::<RowResult<Vec<R>>>().map_err(fault)
}
