//! Bytes that never became a file (the server died while they came, the store did not answer) are
//! swept away once no upload can still be running.

use std::time::Duration;

use kernel::{Result, Uuid};
use object_store::ObjectStore;
use sqlx::{Postgres, postgres::PgArguments, query::Query};
use store::{Db, fault};

use super::objects;

/// Longer than any upload may take.
const OLD: Duration = Duration::from_secs(2 * 3600);
/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(3600);
/// Uploads of one round.
const BATCH: i64 = 500;

/// Sweeps for ever, at first an hour after the start.
pub async fn now_and_then(db: &Db, store: &dyn ObjectStore) {
    loop {
        tokio::time::sleep(PAUSE).await;
        match left_over(db, store, OLD).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "uploads that never became files are gone"),
            Err(error) => tracing::warn!(%error, "unfinished uploads can't be swept away now"),
        }
    }
}

/// Sweeps away once what is older than `age` or was given up; tells how many.
pub async fn left_over(db: &Db, store: &dyn ObjectStore, age: Duration) -> Result<usize> {
    let old: Vec<(Uuid, Uuid)> = sqlx::query_as(
        "select tenant_id, id from uploads where abandoned or begun_at < now() - make_interval(secs => $1) \
         order by begun_at limit $2",
    )
    .bind(age.as_secs_f64())
    .bind(BATCH)
    .fetch_all(&db.system)
    .await
    .map_err(fault)?;
    let mut swept = 0;
    for (tenant, id) in old {
        // one that stays must not keep the others
        match remove(db, store, tenant, id).await {
            Ok(()) => swept += 1,
            Err(error) => tracing::warn!(%error, upload = %id, "an unfinished upload stays a while"),
        }
    }
    Ok(swept)
}

/// Gives an upload up, unless its file was recorded in the meantime; then its object goes, then the
/// note. Once given up it can't become a file any more, so that the two cannot cross.
pub async fn remove(db: &Db, store: &dyn ObjectStore, tenant: Uuid, id: Uuid) -> Result<()> {
    let given_up = note("update uploads set abandoned = true where tenant_id = $1 and id = $2", tenant, id);
    if given_up.execute(&db.system).await.map_err(fault)?.rows_affected() == 0 {
        return Ok(());
    }
    objects::remove(store, &objects::key(tenant, id)).await?;
    let forgotten = note("delete from uploads where tenant_id = $1 and id = $2", tenant, id);
    forgotten.execute(&db.system).await.map_err(fault)?;
    Ok(())
}

fn note(sql: &'static str, tenant: Uuid, id: Uuid) -> Query<'static, Postgres, PgArguments> {
    sqlx::query(sql).bind(tenant).bind(id)
}
