//! From a signed-in user to the answer that lets him in: a token for five minutes and, for people, a
//! refresh token for the next ones.

use std::time::Duration;

use kernel::{Error, Result, Time, Uuid};
use proto::identity::v1::TokenResponse;
use runtime::{App, policy_documents::Key, tokens::Grant};
use sqlx::PgConnection;
use store::fault;

use super::{
    accounts::{self, Account, Membership},
    sessions::{self, Place},
};

const LIFE: Duration = Duration::from_secs(300);
/// A revoked key works no longer than this.
const LIFE_OF_KEYS: Duration = Duration::from_secs(60);

/// Opens a session for the membership and answers with its tokens.
pub async fn sign_in(
    app: &App,
    account: &Account,
    at: &Membership,
    place: &Place,
    now: Time,
) -> Result<TokenResponse> {
    let mut tx = app.db.system.begin().await.map_err(fault)?;
    let (session, refresh_token) = sessions::open(&mut tx, account.id, at, place, now).await?;
    accounts::note_sign_in(&mut tx, account.id, at, now).await?;
    let reply = for_session(app, &mut tx, at.tenant_id, at.user_id, session, refresh_token).await?;
    tx.commit().await.map_err(fault)?;
    Ok(reply)
}

/// The answer for an open session.
pub async fn for_session(
    app: &App,
    sql: &mut PgConnection,
    tenant: Uuid,
    user: Uuid,
    session: Uuid,
    refresh_token: String,
) -> Result<TokenResponse> {
    let revision = revision(sql, tenant, user).await?;
    let grant = Grant { user, tenant, session, revision, api_key: None };
    let (access_token, seconds) = app.tokens.mint_user(grant, LIFE)?;
    Ok(TokenResponse {
        access_token,
        expires_in: seconds as i32,
        refresh_token,
        tenant_id: tenant.to_string(),
        user_id: user.to_string(),
    })
}

/// The answer for an API key: short, so that a revoked key is soon useless.
pub async fn for_key(
    app: &App,
    sql: &mut PgConnection,
    tenant: Uuid,
    user: Uuid,
    key: Uuid,
) -> Result<TokenResponse> {
    let revision = revision(sql, tenant, user).await?;
    let grant = Grant { user, tenant, session: key, revision, api_key: Some(key) };
    let (access_token, seconds) = app.tokens.mint_user(grant, LIFE_OF_KEYS)?;
    Ok(TokenResponse {
        access_token,
        expires_in: seconds as i32,
        refresh_token: String::new(),
        tenant_id: tenant.to_string(),
        user_id: user.to_string(),
    })
}

/// The larger revision of the two documents that decide on the user's rights.
async fn revision(sql: &mut PgConnection, tenant: Uuid, user: Uuid) -> Result<i64> {
    let keys = [Key::Tenant(tenant).to_string(), Key::User(tenant, user).to_string()];
    let newest: Option<i64> = sqlx::query_scalar(
        "select max(revision) from policy_documents where tenant_id = $1 and key = any($2)",
    )
    .bind(tenant)
    .bind(keys.as_slice())
    .fetch_one(sql)
    .await
    .map_err(fault)?;
    newest.ok_or_else(|| Error::internal(format!("no policy was ever published for tenant {tenant}")))
}
