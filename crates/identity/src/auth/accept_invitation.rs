//! The invited colleague sets his first password and is in.

use kernel::{Ctx, Error, FieldErrors, Kind, Result, Time, Uuid};
use proto::identity::v1::{AcceptInvitationRequest, TokenResponse};
use runtime::App;
use sqlx::PgConnection;
use store::fault;

use super::{
    accounts::{self, Membership},
    password,
    secret::{self, Secret},
    sessions::Place,
    tokens,
};
use crate::users::invite::PREFIX;

pub async fn accept_invitation(
    app: &App,
    ctx: &Ctx,
    place: &Place,
    request: AcceptInvitationRequest,
) -> Result<TokenResponse> {
    let (id, secret) = read(&request)?;
    let mut tx = app.db.system.begin().await.map_err(fault)?;
    let at = take(&mut tx, id, &secret, ctx.now).await?;
    let account = accounts::of_user(&app.db, at.tenant_id, at.user_id).await?.ok_or_else(over)?;
    if account.password_hash.is_some() {
        return Err(over());
    }
    let mut errors = FieldErrors::default();
    password::check_new("password", &request.password, &account.email, &mut errors);
    errors.finish()?;
    let hash = password::hash(&password::seat().await?, &request.password).await?;
    accounts::set_password(&mut tx, account.id, &hash, ctx.now).await?;
    sqlx::query("update invitations set used_at = $2 where id = $1")
        .bind(id)
        .bind(ctx.now)
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
    tx.commit().await.map_err(fault)?;
    tokens::sign_in(app, &account, &at, place, ctx.now).await
}

fn over() -> Error {
    Error::new(Kind::Precondition, "INVITATION_OVER")
}

fn read(request: &AcceptInvitationRequest) -> Result<(Uuid, Secret)> {
    let mut errors = FieldErrors::default();
    for (field, value) in [("token", &request.token), ("password", &request.password)] {
        if value.is_empty() {
            errors.push(field, "REQUIRED");
        }
    }
    errors.finish()?;
    secret::read(PREFIX, &request.token).ok_or_else(over)
}

/// The user whom an open invitation names; held until the transaction ends.
async fn take(sql: &mut PgConnection, id: Uuid, secret: &Secret, now: Time) -> Result<Membership> {
    let row: Option<(Vec<u8>, Uuid, Uuid, String)> = sqlx::query_as(
        "select i.secret_hash, i.tenant_id, i.user_id, t.name from invitations i \
         join users u on u.tenant_id = i.tenant_id and u.id = i.user_id \
         join tenants t on t.tenant_id = i.tenant_id \
         where i.id = $1 and i.used_at is null and i.expires_at > $2 and u.active and t.closed_at is null \
         for update of i",
    )
    .bind(id)
    .bind(now)
    .fetch_optional(sql)
    .await
    .map_err(fault)?;
    let (hash, tenant_id, user_id, tenant_name) = row.ok_or_else(over)?;
    if !secret.fits(&hash) {
        return Err(over());
    }
    Ok(Membership { tenant_id, tenant_name, user_id, active: true })
}
