//! The next token for a session that goes on.

use kernel::{Ctx, Error, Result};
use proto::identity::v1::{RefreshRequest, TokenResponse};
use runtime::App;
use sqlx::PgConnection;
use store::fault;

use super::{
    rotation::{self, Verdict},
    secret,
    sessions::{self, PREFIX, Session, Which},
    tokens,
};
use crate::policy::publish;

fn over() -> Error {
    Error::unauthenticated("SESSION_ENDED")
}

pub async fn refresh(app: &App, ctx: &Ctx, request: RefreshRequest) -> Result<TokenResponse> {
    if request.refresh_token.is_empty() {
        return Err(Error::invalid("refreshToken", "REQUIRED"));
    }
    let (id, presented) = secret::read(PREFIX, &request.refresh_token).ok_or_else(over)?;
    let mut tx = app.db.system.begin().await.map_err(fault)?;
    let session = sessions::take(&mut tx, id).await?.ok_or_else(over)?;
    if !still_welcome(&mut tx, &session).await? {
        return Err(over());
    }
    let secret = match rotation::judge(&session.kept, &presented, ctx.now) {
        Verdict::Rotate { next } => {
            sessions::rotate(&mut tx, id, &next, ctx.now).await?;
            next
        }
        Verdict::Repeat { current } => current,
        Verdict::Over => return Err(over()),
        Verdict::Reused => {
            sessions::end(&mut tx, Which::One(id), "refresh token used twice", ctx.now).await?;
            let published = publish::end_tokens_on(&mut tx, session.tenant, session.user, ctx.now).await?;
            tx.commit().await.map_err(fault)?;
            app.db.poke();
            published.apply(&app.policy);
            tracing::warn!(session = %id, "a refresh token was used twice, the session is ended");
            return Err(over());
        }
    };
    let token = secret::write(PREFIX, id, &secret);
    let reply = tokens::for_session(app, &mut tx, session.tenant, session.user, id, token).await?;
    tx.commit().await.map_err(fault)?;
    Ok(reply)
}

/// Active user, open tenant?
async fn still_welcome(sql: &mut PgConnection, session: &Session) -> Result<bool> {
    let active: Option<bool> = sqlx::query_scalar(
        "select u.active and t.closed_at is null from users u join tenants t on t.tenant_id = u.tenant_id \
         where u.tenant_id = $1 and u.id = $2 and u.deleted_at is null",
    )
    .bind(session.tenant)
    .bind(session.user)
    .fetch_optional(sql)
    .await
    .map_err(fault)?;
    Ok(active.unwrap_or(false))
}
