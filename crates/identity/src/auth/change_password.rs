//! A new password by somebody who knows the old one. Whoever else was signed in as him is out.

use kernel::{Ctx, Error, FieldErrors, Kind, Result};
use proto::identity::v1::ChangePasswordRequest;
use runtime::{App, tokens::UserClaims};
use store::fault;

use super::{accounts, password, prove, sign_out};

pub async fn change_password(
    app: &App,
    ctx: &Ctx,
    claims: Option<&UserClaims>,
    request: ChangePasswordRequest,
) -> Result<()> {
    let user = ctx.signed_in()?;
    if claims.is_some_and(|claims| claims.key.is_some()) {
        return Err(Error::precondition("NO_SESSION"));
    }
    let account = accounts::of_user(&app.db, ctx.tenant, user).await?;
    let account = account.ok_or_else(|| Error::not_found("user", user))?;
    check(&request, &account.email)?;

    let seat = password::seat().await?;
    let proven = prove::by_password(&app.db, &seat, &account.email, &request.old_password, ctx.now).await;
    let account = proven.map_err(|error| match error.kind() {
        Kind::Unauthenticated => Error::invalid("oldPassword", "WRONG_PASSWORD"),
        _ => error,
    })?;
    let hash = password::hash(&seat, &request.new_password).await?;
    drop(seat);
    let mut sql = app.db.system.acquire().await.map_err(fault)?;
    accounts::set_password(&mut sql, account.id, &hash, ctx.now).await?;
    drop(sql);
    let session = claims.map(|claims| claims.sid);
    sign_out::end_all(app, account.id, session, &[], "password changed", ctx.now).await
}

fn check(request: &ChangePasswordRequest, email: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    if request.old_password.is_empty() {
        errors.push("oldPassword", "REQUIRED");
    }
    if request.new_password.is_empty() {
        errors.push("newPassword", "REQUIRED");
    } else {
        password::check_new("newPassword", &request.new_password, email, &mut errors);
        if request.new_password == request.old_password {
            errors.push("newPassword", "SAME_PASSWORD");
        }
    }
    errors.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let request = ChangePasswordRequest { old_password: String::new(), new_password: "abc".to_owned() };
        let error = check(&request, "li@example.com").expect_err("both wrong");
        let told: Vec<(&str, &str)> = error.fields().iter().map(|f| (f.field.as_str(), f.reason)).collect();
        assert_eq!(told, [("oldPassword", "REQUIRED"), ("newPassword", "TOO_SHORT")]);
    }

    #[test]
    fn the_new_password_is_another() {
        let same = "correct horse battery".to_owned();
        let request = ChangePasswordRequest { old_password: same.clone(), new_password: same };
        let error = check(&request, "li@example.com").expect_err("the same");
        assert_eq!(error.fields()[0].reason, "SAME_PASSWORD");
    }
}
