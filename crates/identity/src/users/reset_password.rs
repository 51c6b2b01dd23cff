//! An administrator sets a colleague's password. That is as good as being him, so the administrator must
//! hold all of his rights, and the account must belong to this company alone.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::identity::v1::{self as wire, ResetUserPasswordRequest};
use runtime::App;
use serde_json::json;
use store::{fault, record::parse_id};

use super::create::shared;
use crate::{
    audit::{self, Act},
    auth::{
        accounts::{self, Account, Membership},
        failures, password,
        sessions::{self, Which},
    },
    change,
    org::Org,
    policy::publish,
    records::User,
    rights::covers,
};

pub async fn reset_password(app: &App, ctx: &Ctx, request: ResetUserPasswordRequest) -> Result<wire::User> {
    let id = parse_id("id", &request.id)?;
    let account = {
        let mut uow = app.db.begin(ctx).await?;
        let user = uow.lock::<User>(id).await?;
        let org = Org::read(&mut uow).await?;
        covers::check_person(&ctx.access, &org, id)?;
        check(&request.password, &user.email)?;
        accounts::find(&app.db, &user.email).await?.ok_or_else(|| Error::not_found("user", id))?
    };
    if !only_here(ctx, &accounts::memberships(&app.db, &account.email).await?) {
        return Err(shared());
    }
    set(app, ctx, &account, &request.password).await?;

    let mut uow = app.db.begin(ctx).await?;
    let user = uow.lock::<User>(id).await?;
    let which = Which::OfUser { tenant: ctx.tenant, user: id };
    sessions::end(uow.unscoped("whoever knew the old password is out"), which, "password reset", ctx.now)
        .await?;
    let ended = publish::end_tokens(&mut uow, id, ctx.now).await?;
    let version = user.head.version;
    let changes = json!({});
    audit::note(&mut uow, Act { action: "password_reset", kind: "user", id, version, changes }).await?;
    change::answer(app, uow, &user, ended).await
}

async fn set(app: &App, ctx: &Ctx, account: &Account, new: &str) -> Result<()> {
    let hash = password::hash(&password::seat().await?, new).await?;
    let mut sql = app.db.system.acquire().await.map_err(fault)?;
    accounts::set_password(&mut sql, account.id, &hash, ctx.now).await?;
    failures::forget(&app.db, &account.email).await
}

fn check(new: &str, email: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    if new.is_empty() {
        errors.push("password", "REQUIRED");
    } else {
        password::check_new("password", new, email, &mut errors);
    }
    errors.finish()
}

/// Does the account belong to the caller's company alone?
pub fn only_here(ctx: &Ctx, memberships: &[Membership]) -> bool {
    memberships.iter().all(|membership| membership.tenant_id == ctx.tenant)
}
