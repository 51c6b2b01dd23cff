//! A colleague without a password gets a secret with which he sets his first one, within three days.

use chrono::Duration;
use kernel::{Ctx, Error, Result, Uuid};
use proto::identity::v1::{Invitation, InviteUserRequest};
use runtime::App;
use serde_json::json;
use store::{fault, record::parse_id};

use super::{create::shared, reset_password::only_here};
use crate::{
    audit::{self, Act},
    auth::{
        accounts,
        secret::{self, Secret},
    },
    org::Org,
    records::User,
    rights::covers,
};

/// What an invitation begins with.
pub const PREFIX: &str = "kehui";
const VALID: Duration = Duration::days(3);

pub async fn invite(app: &App, ctx: &Ctx, request: InviteUserRequest) -> Result<Invitation> {
    let id = parse_id("id", &request.id)?;
    let mut uow = app.db.begin(ctx).await?;
    let user = uow.lock::<User>(id).await?;
    if !user.active {
        return Err(Error::precondition("ALREADY_INACTIVE"));
    }
    let org = Org::read(&mut uow).await?;
    covers::check_person(&ctx.access, &org, id)?;
    let account = accounts::find(&app.db, &user.email).await?.ok_or_else(|| Error::not_found("user", id))?;
    if account.password_hash.is_some() {
        return Err(Error::precondition("HAS_PASSWORD"));
    }
    if !only_here(ctx, &accounts::memberships(&app.db, &account.email).await?) {
        return Err(shared());
    }
    let (invitation, secret) = (Uuid::now_v7(), Secret::random());
    let expires_at = ctx.now + VALID;
    // the last invitation is the one that counts
    sqlx::query(
        "with old as (update invitations set used_at = $5 where user_id = $3 and used_at is null) \
         insert into invitations (tenant_id, id, user_id, secret_hash, created_at, created_by, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(ctx.tenant)
    .bind(invitation)
    .bind(id)
    .bind(secret.hash().as_slice())
    .bind(ctx.now)
    .bind(ctx.user())
    .bind(expires_at)
    .execute(uow.unscoped("an invitation is no record"))
    .await
    .map_err(fault)?;
    let version = user.head.version;
    audit::note(&mut uow, Act { action: "invited", kind: "user", id, version, changes: json!({}) }).await?;
    uow.commit_quietly().await?;
    Ok(Invitation {
        user_id: id.to_string(),
        token: secret::write(PREFIX, invitation, &secret),
        expires_at: Some(expires_at.into()),
    })
}
