//! When a customer, a deal, a lead was last followed up: learned from collaboration's events and kept as a fact of the
//! record. Every follow-up is a row, so that a deleted one recomputes the maximum; what counts is when it was logged,
//! never the typed time.

use std::marker::PhantomData;

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Error, Kind, Result, Time, Uuid};
use serde_json::{Map, Value as Json};
use sqlx::AssertSqlSafe;
use store::{Record, Uow, fault};

/// A record that is followed up. Its service has a table `follow_ups`, and its facts have `last_follow_up_at` and
/// `follow_up_count`.
#[async_trait]
pub trait FollowedUp: Record {
    /// The field of a follow-up that names it: `customerId`.
    const FIELD: &'static str;
    /// The same as a column of `follow_ups`.
    const COLUMN: &'static str;

    /// What else its facts say once this is known; answers with their revision where that was raised again.
    async fn heard(&mut self, uow: &mut Uow<'_>) -> Result<Option<i32>> {
        let _ = uow;
        Ok(None)
    }
}

/// Listens to follow-ups.
pub fn consumer<R: FollowedUp>() -> Consumer {
    Consumer::projection("follow-ups", &["*.collaboration.activity.*"], FollowUps::<R>(PhantomData))
}

struct FollowUps<R>(PhantomData<fn() -> R>);

#[async_trait]
impl<R: FollowedUp> Handler for FollowUps<R> {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() {
            return Ok(());
        }
        let activity: Option<Map<String, Json>> = event.record().map_err(Error::internal)?;
        let activity = activity.ok_or_else(|| Error::internal("a follow-up's event without its record"))?;
        let text = |name: &str| activity.get(name).and_then(Json::as_str);
        // it may be about something else
        let Some(named) = text(R::FIELD) else { return Ok(()) };
        let named: Uuid = named.parse().map_err(Error::internal)?;
        let at: Time = text("createdAt").unwrap_or_default().parse().map_err(Error::internal)?;
        let id = match uow.get_deleted::<R>(named).await {
            Err(error) if error.kind() == Kind::NotFound => return Err(Error::unavailable("NOT_KNOWN_YET")),
            found => found?.head().id,
        };
        let revision = lock_facts::<R>(uow, id).await?;
        if keep::<R>(uow, event, id, at).await? {
            recompute::<R>(uow, id).await?;
            let mut record = uow.get_deleted::<R>(id).await?;
            let again = record.heard(uow).await?;
            uow.emit_facts(&record, again.unwrap_or(revision));
        }
        Ok(())
    }
}

/// The facts' row is locked first: of what two events tell at once one is counted after the other.
pub async fn lock_facts<R: Record>(uow: &mut Uow<'_>, id: Uuid) -> Result<i32> {
    let tenant = uow.ctx().tenant;
    let table = R::DEF.table;
    let sql = format!(
        "insert into {table}_facts as f (tenant_id, id, revision) values ($1, $2, 1) \
         on conflict (tenant_id, id) do update set revision = f.revision + 1 returning revision"
    );
    sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(id)
        .fetch_one(uow.unscoped("facts are kept for every record"))
        .await
        .map_err(fault)
}

/// Keeps the follow-up unless a newer version is known; says whether it was news.
async fn keep<R: FollowedUp>(uow: &mut Uow<'_>, event: &Envelope, id: Uuid, at: Time) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let column = R::COLUMN;
    let sql = format!(
        "insert into follow_ups (tenant_id, activity_id, {column}, version, at, deleted) values ($1, $2, $3, $4, $5, $6) \
         on conflict (tenant_id, activity_id) do update set version = excluded.version, at = excluded.at, \
           deleted = excluded.deleted where follow_ups.version < excluded.version"
    );
    let done = sqlx::query(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(event.data.id)
        .bind(id)
        .bind(event.data.version)
        .bind(at)
        .bind(event.data.deleted)
        .execute(uow.unscoped("facts are kept for every record"))
        .await
        .map_err(fault)?;
    Ok(done.rows_affected() == 1)
}

async fn recompute<R: FollowedUp>(uow: &mut Uow<'_>, id: Uuid) -> Result<()> {
    let (table, column) = (R::DEF.table, R::COLUMN);
    let sql = format!(
        "update {table}_facts f set last_follow_up_at = c.last, follow_up_count = c.count \
         from (select max(at) as last, count(*)::int as count from follow_ups where {column} = $1 and not deleted) c \
         where f.id = $1"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(id)
        .execute(uow.unscoped("facts are kept for every record"))
        .await
        .map_err(fault)?;
    Ok(())
}
