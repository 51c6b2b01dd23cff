//! One row for each signed-in browser or app.

use kernel::{Result, Time, Uuid};
use sqlx::PgConnection;
use store::fault;

use super::{
    accounts::Membership,
    rotation::Kept,
    secret::{self, Secret},
};

/// What a refresh token begins with.
pub const PREFIX: &str = "kehur";

/// Where a sign-in comes from.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub address: String,
    pub agent: String,
}

/// A session as refresh reads it.
pub struct Session {
    pub id: Uuid,
    pub tenant: Uuid,
    pub account: Uuid,
    pub user: Uuid,
    pub kept: Kept,
}

/// Opens a session; gives its id and its refresh token.
pub async fn open(
    sql: &mut PgConnection,
    account: Uuid,
    at: &Membership,
    place: &Place,
    now: Time,
) -> Result<(Uuid, String)> {
    let (id, first, salt) = (Uuid::now_v7(), Secret::random(), Secret::random());
    sqlx::query(
        "insert into sessions (tenant_id, id, account_id, user_id, secret_hash, salt, rotated_at, created_at, \
         last_used_at, address, agent) values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8, $9)",
    )
    .bind(at.tenant_id)
    .bind(id)
    .bind(account)
    .bind(at.user_id)
    .bind(first.hash().as_slice())
    .bind(salt.hash().as_slice())
    .bind(now)
    .bind(shortened(&place.address, 100))
    .bind(shortened(&place.agent, 300))
    .execute(sql)
    .await
    .map_err(fault)?;
    Ok((id, secret::write(PREFIX, id, &first)))
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    tenant_id: Uuid,
    account_id: Uuid,
    user_id: Uuid,
    secret_hash: Vec<u8>,
    previous_hash: Option<Vec<u8>>,
    salt: Vec<u8>,
    rotated_at: Time,
    created_at: Time,
    last_used_at: Time,
    ended_at: Option<Time>,
}

/// The session, held until the transaction ends.
pub async fn take(sql: &mut PgConnection, id: Uuid) -> Result<Option<Session>> {
    let row: Option<Row> = sqlx::query_as(
        "select id, tenant_id, account_id, user_id, secret_hash, previous_hash, salt, rotated_at, created_at, \
         last_used_at, ended_at from sessions where id = $1 for update",
    )
    .bind(id)
    .fetch_optional(sql)
    .await
    .map_err(fault)?;
    Ok(row.map(|row| Session {
        id: row.id,
        tenant: row.tenant_id,
        account: row.account_id,
        user: row.user_id,
        kept: Kept {
            secret_hash: row.secret_hash,
            previous_hash: row.previous_hash,
            salt: row.salt,
            rotated_at: row.rotated_at,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            ended: row.ended_at.is_some(),
        },
    }))
}

/// The next secret takes over.
pub async fn rotate(sql: &mut PgConnection, id: Uuid, next: &Secret, now: Time) -> Result<()> {
    sqlx::query(
        "update sessions set previous_hash = secret_hash, secret_hash = $2, rotated_at = $3, last_used_at = $3 \
         where id = $1",
    )
    .bind(id)
    .bind(next.hash().as_slice())
    .bind(now)
    .execute(sql)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Which sessions end.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    One(Uuid),
    /// All of a person, but for the one he is using.
    OfAccount {
        account: Uuid,
        but: Option<Uuid>,
    },
    /// All of a user of a tenant.
    OfUser {
        tenant: Uuid,
        user: Uuid,
    },
}

/// Ends sessions; gives the tenants and users whose sessions they were.
pub async fn end(
    sql: &mut PgConnection,
    which: Which,
    because: &str,
    now: Time,
) -> Result<Vec<(Uuid, Uuid)>> {
    let (condition, first, second) = match which {
        Which::One(id) => ("id = $3 and $4::uuid is null", id, None),
        Which::OfAccount { account, but } => ("account_id = $3 and id is distinct from $4", account, but),
        Which::OfUser { tenant, user } => ("tenant_id = $3 and user_id = $4", tenant, Some(user)),
    };
    let ended = format!(
        "update sessions set ended_at = $1, ended_because = $2 where ended_at is null and {condition} \
         returning tenant_id, user_id"
    );
    let mut ended: Vec<(Uuid, Uuid)> = sqlx::query_as(sqlx::AssertSqlSafe(ended))
        .bind(now)
        .bind(because)
        .bind(first)
        .bind(second)
        .fetch_all(sql)
        .await
        .map_err(fault)?;
    ended.sort_unstable();
    ended.dedup();
    Ok(ended)
}
