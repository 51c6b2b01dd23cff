//! Reading one page: after the last row of the page before, part by part, and for a search by whatever
//! way is the shorter one.

use kernel::{Ctx, Result};
use sqlx::AssertSqlSafe;

use super::{LARGE, LARGEST_TOTAL, LIVING, ListRequest, narrowed, page_size, too_many_to_sort};
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

    /// One part of what is left to show: its rows' condition and their order.
    fn part<R: Record>(&self, part: usize) -> Result<Option<(page::Part, Arguments)>> {
        let (hits, mut args) = self.hits::<R>()?;
        let part = page::part(R::DEF, &self.keys, self.last.as_deref(), part, |value| args.place(value));
        Ok(part.map(|part| {
            let condition = format!("{hits} and {}", part.condition);
            (page::Part { condition, ..part }, args)
        }))
    }

    /// As `part`, where all hits are gathered before they are put in order: nothing needs to be apart at the
    /// beginning.
    fn gathered_part<R: Record>(&self, part: usize) -> Result<Option<(String, Arguments)>> {
        match &self.last {
            None if part > 0 => Ok(None),
            None => self.hits::<R>().map(Some),
            Some(_) => Ok(self.part::<R>(part)?.map(|(part, args)| (part.condition, args))),
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
            if self.is_rare::<R>(uow).await?
                && let Some((records, _)) = self.gathered(uow, parts, search::FEW).await?
            {
                return Ok((records, total));
            }
            return match self.keys.iter().find(|key| !key.field.indexed) {
                // what lies in the bin is little
                Some(slow) if !self.request.deleted => match self.gathered(uow, parts, LARGE).await? {
                    Some((records, _)) => Ok((records, total)),
                    None => Err(too_many_to_sort(slow)),
                },
                _ => Ok((self.in_order(uow, parts).await?, total)),
            };
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
        if let Some(slow) = self.keys.iter().find(|key| !key.field.indexed) {
            if let Some((records, count)) = self.gathered(uow, parts, LARGE).await? {
                let exact = count <= LARGEST_TOTAL;
                return Ok((records, total.or(Some((count.min(LARGEST_TOTAL) as i32, exact)))));
            }
            return Err(too_many_to_sort(slow));
        }
        search::read_in_order(uow).await?;
        Ok((self.in_order(uow, parts).await?, total.or(Some((LARGEST_TOTAL as i32, false)))))
    }

    /// Few of a large table are expected: met in the asked order they might be met last, and who has none would
    /// wait for all that others have.
    async fn is_rare<R: Record>(&self, uow: &mut Uow<'_>) -> Result<bool> {
        let (hits, args) = self.hits::<R>()?;
        let narrowed = hits != LIVING && !self.request.deleted;
        if !narrowed || self.db.sizes.of(uow, R::DEF).await? <= LARGE as f64 {
            return Ok(false);
        }
        Ok(search::expected(uow, R::DEF, &hits, args).await? < search::FEW as f64)
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
        let (columns, source) = (select::columns(R::DEF, parts), select::source(R::DEF));
        let mut records = vec![];
        for part in 0.. {
            let left = wanted - records.len() as i32;
            let Some((part, args)) = self.part::<R>(part)?.filter(|_| left > 0) else { break };
            let sql = format!(
                "select {columns} from {source} where {} order by {} limit {left}",
                part.condition, part.order
            );
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
            let Some((condition, args)) = self.gathered_part::<R>(part)?.filter(|_| left > 0) else { break };
            let bound = (most, left);
            let found = search::gather(uow, R::DEF, (&condition, args), &self.keys, bound).await?;
            if found.count > most {
                return Ok(None);
            }
            count += found.count;
            ids.extend(found.ids);
        }
        let (columns, source) = (select::columns(R::DEF, parts), select::source(R::DEF));
        let order = page::order(&self.keys);
        // asked again, since a row may have changed hands meanwhile
        let (hits, mut args) = self.hits::<R>()?;
        let ids = args.place(ids);
        let sql =
            format!("select {columns} from {source} where r.id = any({ids}) and {hits} order by {order}");
        Ok(Some((fetch(uow, sql, args, parts).await?, count)))
    }
}

async fn fetch<R: Record>(uow: &mut Uow<'_>, sql: String, args: Arguments, parts: bool) -> Result<Vec<R>> {
    let query = sqlx::query_with(AssertSqlSafe(sql), args.finish().map_err(fault)?);
    let rows: Vec<Row> = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
    rows.iter().map(|row| select::read::<R>(row, parts)).collect::<RowResult<Vec<R>>>().map_err(fault)
}
