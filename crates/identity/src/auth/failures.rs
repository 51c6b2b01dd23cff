//! The failed attempts of one e-mail, kept under its hash, whether it has an account or not.

use kernel::{Result, Time};
use sha2::{Digest as _, Sha256};
use store::{Db, fault};

use super::{accounts, lock_out::Failures};

type Row = (i32, Time, Option<Time>);

fn key(email: &str) -> Vec<u8> {
    Sha256::digest(accounts::normalised(email)).to_vec()
}

/// Refuses while the e-mail is locked.
pub async fn admit(db: &Db, email: &str, now: Time) -> Result<()> {
    let row: Option<Row> =
        sqlx::query_as("select failures, last_at, locked_until from sign_in_failures where email_hash = $1")
            .bind(key(email))
            .fetch_optional(&db.system)
            .await
            .map_err(fault)?;
    row.map_or(Ok(()), |row| failures(row).admit(now))
}

/// Counts one more. Quiet e-mails are forgotten on the way, so that guessing fills no table.
pub async fn count(db: &Db, email: &str, now: Time) -> Result<()> {
    let mut tx = db.system.begin().await.map_err(fault)?;
    sqlx::query("insert into sign_in_failures (email_hash, failures, last_at) values ($1, 0, $2) on conflict do nothing")
        .bind(key(email))
        .bind(now)
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
    let row: Row = sqlx::query_as(
        "select failures, last_at, locked_until from sign_in_failures where email_hash = $1 for update",
    )
    .bind(key(email))
    .fetch_one(&mut *tx)
    .await
    .map_err(fault)?;
    let next = Failures::after_failure(Some(&failures(row)), now);
    sqlx::query(
        "update sign_in_failures set failures = $2, last_at = $3, locked_until = $4 where email_hash = $1",
    )
    .bind(key(email))
    .bind(next.count)
    .bind(next.last_at)
    .bind(next.locked_until)
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    sqlx::query(
        "delete from sign_in_failures where email_hash in (select email_hash from sign_in_failures \
         where last_at < $1 - interval '1 day' limit 20 for update skip locked)",
    )
    .bind(now)
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    tx.commit().await.map_err(fault)
}

/// The right password came.
pub async fn forget(db: &Db, email: &str) -> Result<()> {
    sqlx::query("delete from sign_in_failures where email_hash = $1")
        .bind(key(email))
        .execute(&db.system)
        .await
        .map_err(fault)?;
    Ok(())
}

fn failures((count, last_at, locked_until): Row) -> Failures {
    Failures { count, last_at, locked_until }
}
