//! Reading a whole list to its end, page after page by its keys, as an export does: a million records
//! in the memory of one page, every page under the rights that the caller has at that moment.

use kernel::{Ctx, Result, Uuid};
use sqlx::AssertSqlSafe;

use crate::{
    Arguments, Db, ListRequest, Record, Uow, fault,
    list::{LARGE, LARGEST_TOTAL, narrowed, too_many_to_sort},
    page::{self, Key},
    present::titles,
    scope, search, select,
};

/// A record with the titles of what it refers to, by the referring field's name.
pub type Titled<R> = (R, Vec<(String, String)>);

/// A walk through a list: filter, search and order as in a list request.
pub struct Walk {
    request: ListRequest,
    /// What is asked beside the right to read.
    permission: &'static str,
    keys: Vec<Key>,
    parts: bool,
    /// Numbers of references whose titles nobody needs.
    untitled: Vec<u32>,
    last: Option<Vec<Option<String>>>,
    /// Hits of a search, in order, where they are few enough to be gathered.
    hits: Option<std::vec::IntoIter<Uuid>>,
    ended: bool,
}

impl Walk {
    /// Refuses a wrong filter or order; reads nothing yet.
    pub fn new<R: Record>(
        db: &Db,
        ctx: &Ctx,
        request: ListRequest,
        permission: &'static str,
        parts: bool,
        untitled: Vec<u32>,
    ) -> Result<Self> {
        let keys = page::keys(R::DEF, &ctx.access, &request.order_by)?;
        let walk = Self { request, permission, keys, parts, untitled, last: None, hits: None, ended: false };
        walk.condition::<R>(db, ctx, &mut Arguments::default())?;
        Ok(walk)
    }

    fn condition<R: Record>(&self, db: &Db, ctx: &Ctx, args: &mut Arguments) -> Result<String> {
        let mut wheres = vec!["r.deleted_at is null".to_owned()];
        wheres.extend(narrowed::<R>(db, ctx, &self.request, args)?);
        wheres.extend(scope::predicate(&db.registry, R::DEF, &ctx.access, self.permission, args));
        Ok(wheres.join(" and "))
    }

    /// How many there are now. Refuses an order that would take too long; to be asked first.
    pub async fn count<R: Record>(&mut self, db: &Db, ctx: &Ctx) -> Result<i64> {
        let searched = !self.request.search.trim().is_empty();
        let mut uow = if searched { db.begin_search(ctx).await? } else { db.begin_list(ctx).await? };
        let mut args = Arguments::default();
        let condition = self.condition::<R>(db, ctx, &mut args)?;
        let sql = format!("select count(*) from {} where {condition}", select::source(R::DEF));
        let query = sqlx::query_scalar_with::<_, i64, _>(AssertSqlSafe(sql), args.finish().map_err(fault)?);
        let count = query.fetch_one(&mut *uow.tx).await.map_err(fault)?;
        if let Some(slow) = self.keys.iter().find(|key| count > LARGE && !key.field.indexed) {
            return Err(too_many_to_sort(slow));
        }
        if searched && count <= LARGEST_TOTAL {
            let mut args = Arguments::default();
            let condition = self.condition::<R>(db, ctx, &mut args)?;
            let bound = (LARGEST_TOTAL, LARGEST_TOTAL as i32);
            let found = search::gather(&mut uow, R::DEF, (&condition, args), &self.keys, bound).await?;
            self.hits = Some(found.ids.into_iter());
        }
        Ok(count)
    }

    /// The next records, at most `limit`; none at the end.
    pub async fn next<R: Record>(&mut self, db: &Db, ctx: &Ctx, limit: usize) -> Result<Vec<Titled<R>>> {
        let mut records = vec![];
        let mut uow = db.begin_list(ctx).await?;
        while records.is_empty() && !self.ended {
            records = match &mut self.hits {
                Some(hits) => {
                    let ids: Vec<Uuid> = hits.by_ref().take(limit).collect();
                    self.ended = ids.len() < limit;
                    self.of_hits::<R>(&mut uow, ids).await?
                }
                None => self.in_order::<R>(&mut uow, limit).await?,
            };
        }
        let titles = titles::of(&mut uow, &records, &self.untitled).await?;
        Ok(records.into_iter().zip(titles).collect())
    }

    /// Asked again under the conditions, since a row may have changed hands meanwhile.
    async fn of_hits<R: Record>(&self, uow: &mut Uow<'_>, ids: Vec<Uuid>) -> Result<Vec<R>> {
        let mut args = Arguments::default();
        let condition = self.condition::<R>(uow.db, uow.ctx, &mut args)?;
        let condition = format!("r.id = any({}) and {condition}", args.place(ids));
        self.read(uow, &condition, &page::order(&self.keys), args).await
    }

    async fn in_order<R: Record>(&mut self, uow: &mut Uow<'_>, limit: usize) -> Result<Vec<R>> {
        let mut records: Vec<R> = vec![];
        for part in 0.. {
            let mut args = Arguments::default();
            let condition = self.condition::<R>(uow.db, uow.ctx, &mut args)?;
            let part = page::part(R::DEF, &self.keys, self.last.as_deref(), part, |value| args.place(value));
            let Some(part) = part else { break };
            let condition = format!("{condition} and {}", part.condition);
            let order = format!("{} limit {}", part.order, limit - records.len());
            records.extend(self.read::<R>(uow, &condition, &order, args).await?);
            if records.len() >= limit {
                break;
            }
        }
        self.ended = records.len() < limit;
        if let Some(last) = records.last() {
            self.last = Some(self.keys.iter().map(|key| page::key_text(&last.value(key.field))).collect());
        }
        Ok(records)
    }

    async fn read<R: Record>(
        &self,
        uow: &mut Uow<'_>,
        condition: &str,
        order: &str,
        args: Arguments,
    ) -> Result<Vec<R>> {
        let sql = format!(
            "select {} from {} where {condition} order by {order}",
            select::columns(R::DEF, self.parts),
            select::source(R::DEF),
        );
        let query = sqlx::query_with(AssertSqlSafe(sql), args.finish().map_err(fault)?);
        let rows = query.fetch_all(&mut *uow.tx).await.map_err(fault)?;
        let read = rows.iter().map(|row| select::read::<R>(row, self.parts));
        read.collect::<crate::RowResult<Vec<R>>>().map_err(fault)
    }
}
