//! Events that a consumer could not take after all its tries. They wait here, seen by the doctor,
//! until somebody has mended the cause and sends them to their consumer again.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use kernel::{Error, Kind, Result};
use sqlx::FromRow;
use store::Db;
use uuid::Uuid;

use crate::{replay, stream};

/// A dead letter as the doctor shows it.
#[derive(Debug, Clone, FromRow)]
pub struct DeadLetter {
    /// Which consumer could not take it; `relay`: the outbox row itself was unfit.
    pub consumer: String,
    /// The event.
    pub event_id: Uuid,
    /// Whose.
    pub tenant_id: Uuid,
    /// Where it was heard.
    pub subject: String,
    /// The last refusal.
    pub error: String,
    /// How often it was tried.
    pub attempts: i32,
    /// When it first became a dead letter.
    pub first_at: DateTime<Utc>,
    /// When it last did.
    pub last_at: DateTime<Utc>,
}

pub(crate) struct New<'a> {
    pub consumer: &'a str,
    pub event_id: Uuid,
    pub tenant: Uuid,
    pub subject: &'a str,
    pub payload: &'a str,
    pub error: &'a str,
    pub attempts: i32,
}

pub(crate) async fn lay(db: &Db, new: New<'_>) -> Result<()> {
    let insert = sqlx::query(
        "insert into base.dead_letters
           (consumer, event_id, tenant_id, subject, payload, error, attempts, first_at, last_at)
         values ($1, $2, $3, $4, $5, $6, $7, now(), now())
         on conflict (consumer, event_id) do update set
           error = excluded.error, attempts = dead_letters.attempts + excluded.attempts, last_at = now()",
    );
    let insert = insert.bind(new.consumer).bind(new.event_id).bind(new.tenant).bind(new.subject);
    let insert = insert.bind(new.payload).bind(new.error).bind(new.attempts);
    insert.execute(&db.system).await.map_err(store::fault).map(drop)
}

/// How many there are.
pub async fn count(db: &Db) -> Result<i64> {
    let count = sqlx::query_scalar("select count(*) from base.dead_letters");
    count.fetch_one(&db.system).await.map_err(store::fault)
}

/// How many of each consumer, and the oldest of them.
pub async fn by_consumer(db: &Db) -> Result<Vec<(i64, DeadLetter)>> {
    #[derive(FromRow)]
    struct Row {
        count: i64,
        #[sqlx(flatten)]
        oldest: DeadLetter,
    }
    let rows = sqlx::query_as::<_, Row>(
        "select distinct on (consumer) count(*) over (partition by consumer) as count,
           consumer, event_id, tenant_id, subject, error, attempts, first_at, last_at
         from base.dead_letters order by consumer, first_at, event_id",
    );
    let rows = rows.fetch_all(&db.system).await.map_err(store::fault)?;
    Ok(rows.into_iter().map(|row| (row.count, row.oldest)).collect())
}

/// The oldest, at most `limit`; of one consumer if named.
pub async fn list(db: &Db, consumer: Option<&str>, limit: i64) -> Result<Vec<DeadLetter>> {
    let list = sqlx::query_as(
        "select consumer, event_id, tenant_id, subject, error, attempts, first_at, last_at
         from base.dead_letters where $1::text is null or consumer = $1 order by first_at, event_id limit $2",
    );
    list.bind(consumer).bind(limit).fetch_all(&db.system).await.map_err(store::fault)
}

/// Sends one to its consumer again, and to nobody else. The row goes when the stream has it; should
/// we die in between it is sent twice, which the consumer knows.
pub async fn requeue(db: &Db, client: &async_nats::Client, consumer: &str, event_id: Uuid) -> Result<()> {
    let find =
        sqlx::query_scalar("select payload from base.dead_letters where consumer = $1 and event_id = $2");
    let found: Option<String> =
        find.bind(consumer).bind(event_id).fetch_optional(&db.system).await.map_err(store::fault)?;
    let payload = found.ok_or_else(|| Error::not_found("dead letter", event_id))?;
    if consumer == "relay" {
        return publish_again(db, event_id).await;
    }
    let subject = replay::subject(db.service, consumer);
    let ack = stream::context(client).publish(subject, Bytes::from(payload)).await;
    ack.map_err(stream::unavailable)?.await.map_err(stream::unavailable)?;
    let delete = sqlx::query("delete from base.dead_letters where consumer = $1 and event_id = $2");
    delete.bind(consumer).bind(event_id).execute(&db.system).await.map_err(store::fault).map(drop)
}

/// Sends all of one consumer, or all there are, again; tells how many, and how many can't be sent any
/// more because their row has left the outbox.
pub async fn requeue_all(
    db: &Db,
    client: &async_nats::Client,
    consumer: Option<&str>,
) -> Result<(usize, usize)> {
    let (mut sent, mut stay) = (0, 0);
    for letter in list(db, consumer, i64::MAX).await? {
        match requeue(db, client, &letter.consumer, letter.event_id).await {
            Ok(()) => sent += 1,
            Err(error) if error.kind() == Kind::Precondition => stay += 1,
            Err(error) => return Err(error),
        }
    }
    Ok((sent, stay))
}

/// An outbox row that was set aside goes back to the relay, unless it is too old to be there.
async fn publish_again(db: &Db, event_id: Uuid) -> Result<()> {
    let again = sqlx::query(
        "with again as (update base.outbox set published_at = null, stream_seq = null where id = $1 returning id)
         delete from base.dead_letters where consumer = 'relay' and event_id in (select id from again)",
    );
    let done = again.bind(event_id).execute(&db.system).await.map_err(store::fault)?;
    if done.rows_affected() == 0 {
        return Err(Error::precondition("OUTBOX_ROW_GONE").with("id", event_id));
    }
    db.poke();
    Ok(())
}
