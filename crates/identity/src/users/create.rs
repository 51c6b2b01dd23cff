//! A new colleague. Somebody who has an account in another company keeps his password there and here;
//! anybody else gets a first password or, without one, is invited. Where no department is named he
//! comes to the one of whoever adds him: in a small company that is the only one.

use kernel::{Ctx, Error, FieldErrors, Kind, Result};
use proto::identity::v1::{self as wire, CreateUserRequest};
use runtime::App;
use store::records;

use crate::{
    auth::{accounts, password},
    change,
    records::User,
};

pub async fn create(app: &App, ctx: &Ctx, request: CreateUserRequest) -> Result<wire::User> {
    let user = read(ctx, request.user, &request.password)?;
    let known =
        accounts::find(&app.db, &user.email).await?.is_some_and(|account| account.password_hash.is_some());
    let hash = if known || request.password.is_empty() {
        None
    } else {
        Some(password::hash(&password::seat().await?, &request.password).await?)
    };
    // before the user: an account that nobody uses opens nothing
    accounts::ensure(&app.db, &user.email, hash.as_deref(), ctx.now).await?;
    change::create(app, ctx, user).await
}

fn read(ctx: &Ctx, wire: Option<wire::User>, password: &str) -> Result<User> {
    let mut errors = FieldErrors::default();
    let mut user = match records::draft::<User>(ctx, wire) {
        Ok(user) => user,
        Err(error) if error.kind() == Kind::Invalid => {
            errors.extend("", error);
            User::default()
        }
        Err(error) => return Err(error),
    };
    user.email = accounts::normalised(&user.email);
    if !password.is_empty() {
        password::check_new("password", password, &user.email, &mut errors);
    }
    errors.finish()?;
    user.head.placement.owner_id = Some(user.head.id); // 'own' is oneself
    user.active = true;
    Ok(user)
}

/// The refusal when an account belongs to other companies too: its password is not this one's to change.
pub fn shared() -> Error {
    Error::precondition("ACCOUNT_SHARED")
}
