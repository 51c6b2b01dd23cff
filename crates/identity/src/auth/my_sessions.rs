//! Where I am signed in, and ending one of those sessions from here.

use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::identity::v1::{ListSessionsResponse, Session};
use runtime::{App, tokens::UserClaims};
use store::fault;

use super::{
    accounts, rotation,
    sessions::{self, Which},
};
use crate::policy::publish;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    created_at: Time,
    last_used_at: Time,
    address: String,
    agent: String,
}

/// Open sessions in all of my tenants, the last used first.
pub async fn list(app: &App, ctx: &Ctx, claims: Option<&UserClaims>) -> Result<ListSessionsResponse> {
    let user = ctx.signed_in()?;
    let account = accounts::of_user(&app.db, ctx.tenant, user).await?;
    let account = account.ok_or_else(|| Error::not_found("user", user))?;
    let rows: Vec<Row> = sqlx::query_as(
        "select id, created_at, last_used_at, address, agent from sessions \
         where account_id = $1 and ended_at is null and last_used_at > $2 and created_at > $3 \
         order by last_used_at desc, id desc limit 200",
    )
    .bind(account.id)
    .bind(ctx.now - rotation::IDLE)
    .bind(ctx.now - rotation::LONGEST)
    .fetch_all(&app.db.system)
    .await
    .map_err(fault)?;
    let current = claims.map(|claims| claims.sid);
    let sessions = rows.into_iter().map(|row| Session {
        id: row.id.to_string(),
        created_at: Some(row.created_at.into()),
        last_used_at: Some(row.last_used_at.into()),
        address: row.address,
        user_agent: row.agent,
        current: Some(row.id) == current,
    });
    Ok(ListSessionsResponse { sessions: sessions.collect() })
}

/// Ends one of them. Its tokens end within a second; my other sessions refresh theirs.
pub async fn end(app: &App, ctx: &Ctx, id: &str) -> Result<()> {
    let user = ctx.signed_in()?;
    let id: Uuid = store::record::parse_id("id", id)?;
    let account = accounts::of_user(&app.db, ctx.tenant, user).await?;
    let mut tx = app.db.system.begin().await.map_err(fault)?;
    let session = sessions::take(&mut tx, id).await?;
    let mine = session.filter(|s| !s.kept.ended && account.as_ref().is_some_and(|a| a.id == s.account));
    let session = mine.ok_or_else(|| Error::not_found("session", id))?;
    sessions::end(&mut tx, Which::One(id), "ended by its user", ctx.now).await?;
    let published = publish::end_tokens_on(&mut tx, session.tenant, session.user, ctx.now).await?;
    tx.commit().await.map_err(fault)?;
    app.db.poke();
    published.apply(&app.policy);
    Ok(())
}
