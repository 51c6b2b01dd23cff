//! Signing out, here or everywhere. Everywhere means: within a second, in every tenant, whatever
//! tokens are still about.

use kernel::{Ctx, Error, Result, Time, Uuid};
use proto::identity::v1::SignOutRequest;
use runtime::{App, tokens::UserClaims};
use store::fault;

use super::{
    accounts,
    sessions::{self, Which},
};
use crate::policy::publish;

pub async fn sign_out(
    app: &App,
    ctx: &Ctx,
    claims: Option<&UserClaims>,
    request: SignOutRequest,
) -> Result<()> {
    let user = ctx.signed_in()?;
    if request.everywhere {
        let account = accounts::of_user(&app.db, ctx.tenant, user).await?;
        let account = account.ok_or_else(|| Error::not_found("user", user))?;
        return end_all(app, account.id, None, &[(ctx.tenant, user)], "signed out everywhere", ctx.now).await;
    }
    let Some(claims) = claims.filter(|claims| claims.key.is_none()) else {
        return Err(Error::precondition("NO_SESSION"));
    };
    let mut sql = app.db.system.acquire().await.map_err(fault)?;
    sessions::end(&mut sql, Which::One(claims.sid), "signed out", ctx.now).await?;
    Ok(())
}

/// Ends an account's sessions and, in every tenant where it had one (and in `also`), its tokens.
pub async fn end_all(
    app: &App,
    account: Uuid,
    but: Option<Uuid>,
    also: &[(Uuid, Uuid)],
    because: &str,
    now: Time,
) -> Result<()> {
    let mut tx = app.db.system.begin().await.map_err(fault)?;
    let mut users = sessions::end(&mut tx, Which::OfAccount { account, but }, because, now).await?;
    users.extend(also.iter().filter(|user| !users.contains(user)).copied().collect::<Vec<_>>());
    let mut published = vec![];
    for (tenant, user) in users {
        published.push(publish::end_tokens_on(&mut tx, tenant, user, now).await?);
    }
    tx.commit().await.map_err(fault)?;
    app.db.poke();
    published.into_iter().for_each(|published| published.apply(&app.policy));
    Ok(())
}
