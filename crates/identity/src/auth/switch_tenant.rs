//! The same person in another of his tenants: the session moves over.

use kernel::{Ctx, Error, Result, Uuid};
use proto::identity::v1::{SwitchTenantRequest, TokenResponse};
use runtime::{App, tokens::UserClaims};
use store::fault;

use super::{
    accounts,
    sessions::{self, Place, Which},
    sign_in::choose,
    tokens,
};

pub async fn switch_tenant(
    app: &App,
    ctx: &Ctx,
    claims: Option<&UserClaims>,
    place: &Place,
    request: SwitchTenantRequest,
) -> Result<TokenResponse> {
    let user = ctx.signed_in()?;
    let session = claims.filter(|claims| claims.key.is_none()).map(|claims| claims.sid);
    let Some(session) = session else { return Err(Error::precondition("NO_SESSION")) };
    let tenant = wanted(&request.tenant_id)?;
    let account = accounts::of_user(&app.db, ctx.tenant, user).await?;
    let account = account.ok_or_else(|| Error::not_found("user", user))?;
    let memberships = accounts::memberships(&app.db, &account.email).await?;
    let at = choose(&account, &memberships, Some(tenant)).map_err(|_| Error::not_found("tenant", tenant))?;
    let reply = tokens::sign_in(app, &account, at, place, ctx.now).await?;
    let mut sql = app.db.system.acquire().await.map_err(fault)?;
    sessions::end(&mut sql, Which::One(session), "moved to another tenant", ctx.now).await?;
    Ok(reply)
}

fn wanted(text: &str) -> Result<Uuid> {
    let reason = if text.is_empty() { "REQUIRED" } else { "NOT_A_UUID" };
    text.parse().map_err(|_| Error::invalid("tenantId", reason))
}
