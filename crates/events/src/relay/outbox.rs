//! The outbox seen from the relay: everything goes over the one connection that holds the lock, so
//! a relay that lost its lead can't write any more.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{Connection, FromRow, PgConnection, postgres::PgConnectOptions};
use uuid::Uuid;

use super::Fault;

/// Any constant will do: advisory locks are per database.
const LEADER: i64 = 0x6b65_6875_7265_6c61;
/// A batch ends once it has this many bytes.
pub(super) const BATCH_BYTES: usize = 8 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// A row waiting to be published.
#[derive(Debug, FromRow)]
pub(super) struct Row {
    pub seq: i64,
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub subject: String,
    pub kind: String,
    pub payload: String,
    pub strip: Vec<String>,
    pub created_at: DateTime<Utc>,
}

/// A row that a stream has acknowledged.
#[derive(Debug, FromRow)]
pub(super) struct Acked {
    pub seq: i64,
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub subject: String,
    pub kind: String,
    pub stream_seq: Option<i64>,
}

/// A row's place in its stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub seq: i64,
    pub stream_seq: i64,
}

pub(super) struct Outbox(PgConnection);

impl Outbox {
    pub(super) async fn connect(database: &PgConnectOptions) -> Result<Self, Fault> {
        let mut connection = patient(PgConnection::connect_with(database)).await?;
        // The server must notice a vanished leader, or nobody could follow it. It need not have written what
        // is marked here: rows whose mark was lost are sent again, and the streams know them by their id.
        let settings = "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3; \
                        set statement_timeout = '25s'; set synchronous_commit = off";
        patient(sqlx::raw_sql(settings).execute(&mut connection)).await?;
        Ok(Self(connection))
    }

    pub(super) async fn try_lead(&mut self) -> Result<bool, Fault> {
        let ask = sqlx::query_scalar("select pg_try_advisory_lock($1)").bind(LEADER);
        patient(ask.fetch_one(&mut self.0)).await
    }

    pub(super) async fn close(self) {
        // The lock goes with the session; a connection that is already dead needs no farewell.
        let _ = tokio::time::timeout(Duration::from_secs(2), self.0.close()).await;
    }

    /// The next rows in their order: at most `limit`, and not many more bytes than a batch may have.
    pub(super) async fn waiting(&mut self, limit: i64) -> Result<Vec<Row>, Fault> {
        let rows = sqlx::query_as(
            "select seq, id, tenant_id, subject, kind, payload, strip, created_at from
               (select o.*, sum(octet_length(payload)) over (order by seq) - octet_length(payload) as bytes_before
                from (select * from base.outbox where published_at is null order by seq limit $1) o) o
             where bytes_before < $2 order by seq",
        );
        patient(rows.bind(limit).bind(BATCH_BYTES as i64).fetch_all(&mut self.0)).await
    }

    pub(super) async fn mark(&mut self, places: &[Place]) -> Result<(), Fault> {
        let (seqs, stream_seqs): (Vec<i64>, Vec<i64>) = places.iter().map(|p| (p.seq, p.stream_seq)).unzip();
        let update = sqlx::query(
            "update base.outbox o set published_at = now(), stream_seq = v.stream_seq
             from unnest($1::bigint[], $2::bigint[]) as v(seq, stream_seq) where o.seq = v.seq",
        );
        patient(update.bind(seqs).bind(stream_seqs).execute(&mut self.0)).await.map(drop)
    }

    /// Puts a row that no stream would ever take among the dead letters: kept and seen, in nobody's way.
    pub(super) async fn set_aside(&mut self, row: &Row, why: &str) -> Result<(), Fault> {
        let aside = sqlx::query(
            "with dead as (insert into base.dead_letters
               (consumer, event_id, tenant_id, subject, payload, error, attempts, first_at, last_at)
               values ('relay', $1, $2, $3, $4, $5, 1, now(), now()) on conflict do nothing)
             update base.outbox set published_at = now() where seq = $6",
        );
        let aside = aside.bind(row.id).bind(row.tenant_id).bind(&row.subject).bind(&row.payload);
        patient(aside.bind(why).bind(row.seq).execute(&mut self.0)).await.map(drop)
    }

    /// A page of acknowledged rows, newest first.
    pub(super) async fn acked(&mut self, before: i64, limit: i64) -> Result<Vec<Acked>, Fault> {
        let rows = sqlx::query_as(
            "select seq, id, tenant_id, subject, kind, stream_seq from base.outbox
             where published_at is not null and seq < $1 order by seq desc limit $2",
        );
        patient(rows.bind(before).bind(limit).fetch_all(&mut self.0)).await
    }

    /// Rows to be published again. Oldest first: if this is cut short, the newest still differ and
    /// the next walk finds the rest.
    pub(super) async fn send_again(&mut self, mut seqs: Vec<i64>) -> Result<(), Fault> {
        seqs.sort_unstable();
        for some in seqs.chunks(5000) {
            let update = sqlx::query(
                "update base.outbox set published_at = null, stream_seq = null where seq = any($1)",
            );
            patient(update.bind(some).execute(&mut self.0)).await?;
        }
        Ok(())
    }

    /// Rows waiting, counted up to a bound, and the age of the oldest in seconds.
    pub(super) async fn backlog(&mut self) -> Result<(i64, f64), Fault> {
        let count = sqlx::query_as(
            "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::float8
             from (select created_at from base.outbox where published_at is null order by seq limit 100000) w",
        );
        patient(count.fetch_one(&mut self.0)).await
    }

    /// Forgets a batch of rows published before `until`; tells how many.
    pub(super) async fn trim(&mut self, until: DateTime<Utc>, limit: i64) -> Result<u64, Fault> {
        let delete = sqlx::query(
            "delete from base.outbox where seq in (select seq from
               (select seq, published_at from base.outbox order by seq limit $2) first where published_at < $1)",
        );
        Ok(patient(delete.bind(until).bind(limit).execute(&mut self.0)).await?.rows_affected())
    }

    /// Forgets a batch of what reactions had taken before `until`; tells how many.
    pub(super) async fn trim_inbox(&mut self, until: DateTime<Utc>, limit: i64) -> Result<u64, Fault> {
        let delete = sqlx::query(
            "delete from base.inbox where (tenant_id, consumer, key) in
               (select tenant_id, consumer, key from base.inbox where at < $1 order by at limit $2)",
        );
        Ok(patient(delete.bind(until).bind(limit).execute(&mut self.0)).await?.rows_affected())
    }
}

async fn patient<T>(work: impl Future<Output = sqlx::Result<T>>) -> Result<T, Fault> {
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Fault::Database("no answer in time".to_owned())),
    }
}
