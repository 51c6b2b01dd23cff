//! Keys for programs. A key has the rights of one user and is told once; afterwards only its hash is
//! known. Who holds a key changes it for tokens of a minute.

use kernel::{Ctx, Error, FieldErrors, Reach, Result, Time, Uuid};
use proto::identity::v1::{
    ApiKey, CreateApiKeyRequest, ExchangeApiKeyRequest, ListApiKeysResponse, TokenResponse,
};
use runtime::App;
use serde_json::{Value as Json, json};
use store::{Uow, fault, record::parse_id};

use super::{
    secret::{self, Secret},
    tokens,
};
use crate::{
    audit::{self, Act},
    org::Org,
    rights::covers,
};

/// What a key begins with.
pub const PREFIX: &str = "kehu";

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    user_id: Uuid,
    created_at: Time,
    expires_at: Option<Time>,
    last_used_at: Option<Time>,
}

impl Row {
    fn reply(self, key: String) -> ApiKey {
        ApiKey {
            id: self.id.to_string(),
            name: self.name,
            user_id: self.user_id.to_string(),
            created_at: Some(self.created_at.into()),
            expires_at: self.expires_at.map(Into::into),
            last_used_at: self.last_used_at.map(Into::into),
            key,
        }
    }
}

/// A new key, for oneself or for a user whose rights the caller holds himself.
pub async fn create(app: &App, ctx: &Ctx, request: CreateApiKeyRequest) -> Result<ApiKey> {
    let caller = ctx.signed_in()?;
    let mut row = read(ctx, caller, request)?;
    let mut uow = app.db.begin(ctx).await?;
    if row.user_id != caller {
        let org = Org::read(&mut uow).await?;
        if !org.people.get(&row.user_id).is_some_and(|person| person.active) {
            return Err(Error::invalid("userId", "NO_SUCH_RECORD")
                .with("id", row.user_id)
                .with("kind", "user"));
        }
        if !reaches(ctx, row.user_id) {
            return Err(Error::forbidden(ctx.permission));
        }
        covers::check_person(&ctx.access, &org, row.user_id)?;
    }
    let secret = Secret::random();
    row.id = Uuid::now_v7();
    sqlx::query(
        "insert into api_keys (tenant_id, id, user_id, name, secret_hash, created_at, created_by, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(ctx.tenant)
    .bind(row.id)
    .bind(row.user_id)
    .bind(&row.name)
    .bind(secret.hash().as_slice())
    .bind(ctx.now)
    .bind(caller)
    .bind(row.expires_at)
    .execute(uow.unscoped("keys are no records: their own reach is tested here"))
    .await
    .map_err(fault)?;
    let changes = json!({
        "name": [null, row.name], "userId": [null, row.user_id], "expiresAt": [null, row.expires_at],
    });
    note(&mut uow, "created", row.id, changes).await?;
    uow.commit_quietly().await?;
    let key = secret::write(PREFIX, row.id, &secret);
    Ok(row.reply(key))
}

fn read(ctx: &Ctx, caller: Uuid, request: CreateApiKeyRequest) -> Result<Row> {
    let mut errors = FieldErrors::default();
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        errors.push("name", "REQUIRED");
    } else if name.chars().count() > 100 {
        errors.push_with("name", "TOO_LONG", vec![("max".to_owned(), "100".to_owned())]);
    }
    let user_id = if request.user_id.is_empty() { Some(caller) } else { request.user_id.parse().ok() };
    if user_id.is_none() {
        errors.push("userId", "NOT_A_UUID");
    }
    let expires_at = request.expires_at.as_ref().map(|at| {
        let at = chrono::DateTime::from_timestamp(at.seconds, 0);
        if at.is_none_or(|at| at <= ctx.now) {
            errors.push("expiresAt", "NOT_IN_THE_FUTURE");
        }
        at.unwrap_or_default()
    });
    errors.finish()?;
    let user_id = user_id.unwrap_or(caller);
    Ok(Row { id: Uuid::nil(), name, user_id, created_at: ctx.now, expires_at, last_used_at: None })
}

/// Whose keys the caller's grant reaches.
fn reaches(ctx: &Ctx, user: Uuid) -> bool {
    match ctx.access.reach(ctx.permission) {
        Reach::Everything => true,
        Reach::Nothing => false,
        Reach::Some { owners, .. } => ctx.user() == Some(user) || owners.contains(&user),
    }
}

/// The keys in force that the caller may know of.
pub async fn list(app: &App, ctx: &Ctx) -> Result<ListApiKeysResponse> {
    let mut uow = app.db.begin(ctx).await?;
    let rows: Vec<Row> = sqlx::query_as(
        "select id, name, user_id, created_at, expires_at, last_used_at from api_keys \
         where revoked_at is null order by created_at desc, id desc limit 1000",
    )
    .fetch_all(uow.unscoped("keys are no records: their own reach is tested here"))
    .await
    .map_err(fault)?;
    let mine = rows.into_iter().filter(|row| reaches(ctx, row.user_id));
    Ok(ListApiKeysResponse { api_keys: mine.map(|row| row.reply(String::new())).collect() })
}

/// The key opens nothing more, a minute later at most.
pub async fn revoke(app: &App, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = app.db.begin(ctx).await?;
    let found: Option<(Uuid, String)> =
        sqlx::query_as("select user_id, name from api_keys where id = $1 and revoked_at is null for update")
            .bind(id)
            .fetch_optional(uow.unscoped("keys are no records: their own reach is tested here"))
            .await
            .map_err(fault)?;
    let Some((user, name)) = found.filter(|(user, _)| reaches(ctx, *user)) else {
        return Err(Error::not_found("api_key", id));
    };
    sqlx::query("update api_keys set revoked_at = $2 where id = $1")
        .bind(id)
        .bind(ctx.now)
        .execute(uow.unscoped("keys are no records: their own reach is tested here"))
        .await
        .map_err(fault)?;
    note(&mut uow, "revoked", id, json!({"name": [name, null], "userId": [user, null]})).await?;
    uow.commit_quietly().await
}

/// The audit trail tells of a key, never the key.
async fn note(uow: &mut Uow<'_>, action: &str, id: Uuid, changes: Json) -> Result<()> {
    audit::note(uow, Act { action, kind: "api_key", id, version: 0, changes }).await
}

/// A token for a key in force whose user is active.
pub async fn exchange(app: &App, ctx: &Ctx, request: ExchangeApiKeyRequest) -> Result<TokenResponse> {
    let refused = || Error::unauthenticated("API_KEY_INVALID");
    let (id, secret) = secret::read(PREFIX, &request.api_key).ok_or_else(refused)?;
    let mut sql = app.db.system.acquire().await.map_err(fault)?;
    let row: Option<(Uuid, Uuid, Vec<u8>)> = sqlx::query_as(
        "select k.tenant_id, k.user_id, k.secret_hash from api_keys k \
         join users u on u.tenant_id = k.tenant_id and u.id = k.user_id join tenants t on t.tenant_id = k.tenant_id \
         where k.id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) \
         and u.active and u.deleted_at is null and t.closed_at is null",
    )
    .bind(id)
    .bind(ctx.now)
    .fetch_optional(&mut *sql)
    .await
    .map_err(fault)?;
    let (tenant, user, hash) = row.ok_or_else(refused)?;
    if !secret.fits(&hash) {
        return Err(refused());
    }
    // once a minute is enough to see that it is used
    sqlx::query(
        "update api_keys set last_used_at = $2 where id = $1 \
         and (last_used_at is null or last_used_at < $2 - interval '1 minute')",
    )
    .bind(id)
    .bind(ctx.now)
    .execute(&mut *sql)
    .await
    .map_err(fault)?;
    tokens::for_key(app, &mut sql, tenant, user, id).await
}
