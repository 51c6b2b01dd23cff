//! The recycle bin. A record takes those that follow it along, all in one transaction, each with a
//! version and an event of its own; they share one instant of deletion, by which exactly they are found
//! again when it is restored. What was deleted before stays deleted.

use futures::{FutureExt, future::BoxFuture};
use kernel::{Error, Result, Time};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{Record, Rules, Uow, fault, select};

/// Followers written by one statement.
const AT_ONCE: usize = 200;
const WHY: &str = "what follows a record goes and comes with it";

/// Records that follow others of their service, by type.
#[derive(Clone, Copy)]
pub struct Follower {
    /// When the last of those in the bin was deleted.
    last_deleted: for<'u> fn(&'u mut Uow<'_>, Uuid) -> BoxFuture<'u, Result<Option<Time>>>,
    delete: for<'u> fn(&'u mut Uow<'_>, Uuid, Time) -> BoxFuture<'u, Result<()>>,
    /// How many were deleted at this instant.
    lock: for<'u> fn(&'u mut Uow<'_>, Uuid, Time) -> BoxFuture<'u, Result<u64>>,
    restore: for<'u> fn(&'u mut Uow<'_>, Uuid, Time) -> BoxFuture<'u, Result<()>>,
}

impl Follower {
    /// Followers of type `R`.
    pub fn of<R: Rules>() -> Self {
        Self {
            last_deleted: |uow, parent| last_deleted::<R>(uow, parent).boxed(),
            delete: |uow, parent, at| delete::<R>(uow, parent, at).boxed(),
            lock: |uow, parent, at| lock::<R>(uow, parent, at).boxed(),
            restore: |uow, parent, at| restore::<R>(uow, parent, at).boxed(),
        }
    }
}

impl Uow<'_> {
    /// Moves a record that was locked here to the recycle bin, with those that follow it.
    pub async fn delete<R: Rules>(&mut self, record: &mut R) -> Result<()> {
        let id = record.head().id;
        let mut at = self.ctx.now;
        for follower in R::followers() {
            if let Some(last) = (follower.last_deleted)(self, id).await? {
                // later than any that went alone
                at = at.max(last + chrono::Duration::microseconds(1));
            }
        }
        // their events tell those who saw it, and say that it stands nowhere now
        let mut gone = record.clone();
        gone.head_mut().deleted_at = Some(at);
        self.stands(&gone);
        for follower in R::followers() {
            (follower.delete)(self, id, at).await?;
        }
        self.delete_at(record, at);
        Ok(())
    }

    /// Takes a record that was read here out of the recycle bin, with those that went with it.
    pub async fn restore<R: Rules>(&mut self, record: &mut R) -> Result<()> {
        let id = record.head().id;
        let at = record.head().deleted_at.ok_or_else(|| Error::precondition("NOT_DELETED"))?;
        let mut back = record.clone();
        back.head_mut().deleted_at = None;
        self.stands(&back);
        let mut most = 0;
        for follower in R::followers() {
            most = most.max((follower.lock)(self, id, at).await?);
        }
        if most > AT_ONCE as u64 {
            self.ask_early(vec![(back, Some(record.clone()))]).await?;
        }
        for follower in R::followers() {
            (follower.restore)(self, id, at).await?;
        }
        self.undelete(record);
        Ok(())
    }
}

/// Locks the followers that live, and tells when the last of the others went.
async fn last_deleted<R: Record>(uow: &mut Uow<'_>, parent: Uuid) -> Result<Option<Time>> {
    let (table, column) = (R::DEF.table, parent_column::<R>()?);
    let lock =
        format!("select id from {table} where {column} = $1 and deleted_at is null order by id for update");
    sqlx::query(AssertSqlSafe(lock)).bind(parent).execute(uow.unscoped(WHY)).await.map_err(fault)?;
    let last = format!("select max(deleted_at) from {table} where {column} = $1");
    let query = sqlx::query_scalar(AssertSqlSafe(last)).bind(parent);
    query.fetch_one(uow.unscoped(WHY)).await.map_err(fault)
}

async fn delete<R: Rules>(uow: &mut Uow<'_>, parent: Uuid, at: Time) -> Result<()> {
    loop {
        let followers = some::<R>(uow, parent, None, AT_ONCE as i64).await?;
        for mut follower in followers.iter().cloned() {
            uow.delete_at(&mut follower, at);
        }
        if followers.len() < AT_ONCE {
            return Ok(());
        }
        uow.flush().await?;
    }
}

/// Locks those that were deleted at this instant: all of them, before anybody is asked about.
async fn lock<R: Record>(uow: &mut Uow<'_>, parent: Uuid, at: Time) -> Result<u64> {
    let (table, column) = (R::DEF.table, parent_column::<R>()?);
    let lock =
        format!("select id from {table} where {column} = $1 and deleted_at = $2 order by id for update");
    let query = sqlx::query(AssertSqlSafe(lock)).bind(parent).bind(at);
    Ok(query.execute(uow.unscoped(WHY)).await.map_err(fault)?.rows_affected())
}

async fn restore<R: Rules>(uow: &mut Uow<'_>, parent: Uuid, at: Time) -> Result<()> {
    let followers = some::<R>(uow, parent, Some(at), i64::MAX).await?;
    let back = |follower: &R| {
        let mut back = follower.clone();
        back.head_mut().deleted_at = None;
        (back, Some(follower.clone()))
    };
    if followers.len() > AT_ONCE {
        uow.ask_early(followers.iter().map(back).collect()).await?;
    }
    for (at, mut follower) in followers.into_iter().enumerate() {
        if at > 0 && at.is_multiple_of(AT_ONCE) {
            uow.flush().await?;
        }
        uow.undelete(&mut follower);
    }
    Ok(())
}

/// The next followers that live, or that were deleted at this instant. They stand behind their
/// parent's lock, which is held.
async fn some<R: Record>(
    uow: &mut Uow<'_>,
    parent: Uuid,
    deleted: Option<Time>,
    most: i64,
) -> Result<Vec<R>> {
    let (columns, source) = (select::columns(R::DEF, true), select::source(R::DEF));
    let sql = format!(
        "select {columns} from {source} where r.{} = $1 and r.deleted_at is not distinct from $2 \
         order by r.id limit $3 for update of r",
        parent_column::<R>()?
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(parent).bind(deleted).bind(most);
    let rows = query.fetch_all(uow.unscoped(WHY)).await.map_err(fault)?;
    let records = rows.iter().map(|row| select::read::<R>(row, true)).collect::<crate::RowResult<Vec<R>>>();
    let records = records.map_err(fault)?;
    records.iter().for_each(|record| uow.remember(record));
    Ok(records)
}

fn parent_column<R: Record>() -> Result<&'static str> {
    let field = R::DEF.parent().ok_or_else(|| Error::internal(format!("{} has no parent", R::DEF.kind)))?;
    Ok(field.column)
}
