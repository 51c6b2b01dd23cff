//! A new colleague. Somebody who has an account in another company keeps his password there and here;
//! anybody else gets a first password or, without one, is invited. Where no department is named he
//! comes to the one of whoever adds him: in a small company that is the only one.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::identity::v1::{self as wire, CreateUserRequest};
use runtime::App;
use store::records;

use crate::{
    auth::{accounts, password},
    change,
    records::User,
};

pub async fn create(app: &App, ctx: &Ctx, request: CreateUserRequest) -> Result<wire::User> {
    let (user, errors) = read(ctx, request.user, &request.password)?;
    // will be refused: there shall be no account for it
    if ctx.validate_only || !errors.is_empty() {
        return change::create(app, ctx, (user, errors)).await;
    }
    let known =
        accounts::find(&app.db, &user.email).await?.is_some_and(|account| account.password_hash.is_some());
    let hash = if known || request.password.is_empty() {
        None
    } else {
        Some(password::hash(&password::seat().await?, &request.password).await?)
    };
    // before the user: an account that nobody uses opens nothing
    accounts::ensure(&app.db, &user.email, hash.as_deref(), ctx.now).await?;
    change::create(app, ctx, (user, errors)).await
}

fn read(ctx: &Ctx, wire: Option<wire::User>, password: &str) -> Result<(User, FieldErrors)> {
    let (mut user, mut errors) = records::described::<User>(ctx, wire)?;
    user.email = accounts::normalised(&user.email);
    if !password.is_empty() {
        password::check_new("password", password, &user.email, &mut errors);
    }
    user.head.placement.owner_id = Some(user.head.id); // 'own' is oneself
    user.active = true;
    Ok((user, errors))
}

/// The refusal when an account belongs to other companies too: its password is not this one's to change.
pub fn shared() -> Error {
    Error::precondition("ACCOUNT_SHARED")
}
