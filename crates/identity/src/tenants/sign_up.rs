//! A stranger founds his own company, where the installation allows it.

use kernel::{Ctx, Error, FieldErrors, Kind, Result};
use proto::identity::v1::{SignUpRequest, TokenResponse};
use runtime::App;

use super::{
    bootstrap::DEFAULT_ZONE,
    found::{self, Founding},
};
use crate::auth::{
    accounts::{self, Membership},
    password, prove,
    sessions::Place,
    tokens,
};

pub async fn sign_up(app: &App, ctx: &Ctx, place: &Place, request: SignUpRequest) -> Result<TokenResponse> {
    if !app.config.sign_up {
        return Err(Error::new(Kind::Forbidden, "SIGN_UP_CLOSED"));
    }
    let founding = read(ctx, &request)?;
    let account = {
        let seat = password::seat().await?;
        // an account that nobody uses yet opens nothing and may get this password
        if accounts::memberships(&app.db, &founding.email).await?.is_empty() {
            let hash = password::hash(&seat, &request.password).await?;
            accounts::ensure(&app.db, &founding.email, Some(&hash), ctx.now).await?;
        }
        // somebody with an account founds a further company under his present password
        prove::by_password(&app.db, &seat, &founding.email, &request.password, ctx.now).await?
    };
    let (founded, published) = found::found(&app.db, &founding).await?;
    published.apply(&app.policy);
    let at = Membership {
        tenant_id: founded.tenant,
        tenant_name: founding.company,
        user_id: founded.administrator,
        active: true,
    };
    tokens::sign_in(app, &account, &at, place, ctx.now).await
}

fn read(ctx: &Ctx, request: &SignUpRequest) -> Result<Founding> {
    let mut errors = FieldErrors::default();
    let email = accounts::normalised(&request.email);
    for (field, value, most) in [("company", &request.company, 200), ("name", &request.name, 100)] {
        if value.trim().is_empty() {
            errors.push(field, "REQUIRED");
        } else if value.chars().count() > most {
            errors.push_with(field, "TOO_LONG", vec![("max".to_owned(), most.to_string())]);
        }
    }
    if email.is_empty() {
        errors.push("email", "REQUIRED");
    } else if !email_address::EmailAddress::is_valid(&email) {
        errors.push("email", "NOT_AN_EMAIL");
    }
    if request.password.is_empty() {
        errors.push("password", "REQUIRED");
    } else {
        password::check_new("password", &request.password, &email, &mut errors);
    }
    let zone = if request.time_zone.is_empty() { DEFAULT_ZONE } else { request.time_zone.as_str() };
    if zone.parse::<chrono_tz::Tz>().is_err() {
        errors.push("timeZone", "NOT_A_TIME_ZONE");
    }
    errors.finish()?;
    Ok(Founding {
        company: request.company.trim().to_owned(),
        zone: zone.to_owned(),
        locale: ctx.locale,
        administrator: request.name.trim().to_owned(),
        email,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_form_is_told_all_that_is_missing() {
        let ctx = Ctx::system("identity", kernel::Uuid::nil(), chrono::DateTime::UNIX_EPOCH);
        let request = SignUpRequest { time_zone: "Shanghai".to_owned(), ..SignUpRequest::default() };
        let error = read(&ctx, &request).expect_err("nothing given");
        let fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["company", "name", "email", "password", "timeZone"]);
    }
}
