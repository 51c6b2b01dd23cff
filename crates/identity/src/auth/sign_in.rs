//! Signing in with e-mail and password, into the tenant named or the one last used.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use proto::identity::v1::{SignInRequest, TokenResponse};
use runtime::App;

use super::{
    accounts::{self, Account, Membership},
    password, prove,
    sessions::Place,
    tokens,
};

/// What a sign-in form sends, read.
struct SignIn {
    email: String,
    password: String,
    tenant: Option<Uuid>,
}

pub async fn sign_in(app: &App, ctx: &Ctx, place: &Place, request: SignInRequest) -> Result<TokenResponse> {
    let asked = read(request)?;
    let account = {
        let seat = password::seat().await?;
        prove::by_password(&app.db, &seat, &asked.email, &asked.password, ctx.now).await?
    };
    let memberships = accounts::memberships(&app.db, &account.email).await?;
    let at = choose(&account, &memberships, asked.tenant)?;
    tokens::sign_in(app, &account, at, place, ctx.now).await
}

fn read(request: SignInRequest) -> Result<SignIn> {
    let mut errors = FieldErrors::default();
    if request.email.trim().is_empty() {
        errors.push("email", "REQUIRED");
    }
    if request.password.is_empty() {
        errors.push("password", "REQUIRED");
    }
    let tenant = match request.tenant_id.as_str() {
        "" => None,
        id => {
            let parsed = id.parse().ok();
            if parsed.is_none() {
                errors.push("tenantId", "NOT_A_UUID");
            }
            parsed
        }
    };
    errors.finish()?;
    Ok(SignIn { email: accounts::normalised(&request.email), password: request.password, tenant })
}

/// The tenant asked for, else the last used, else the first in which he is active. The password was
/// right, so the refusal may say what is the matter.
pub fn choose<'m>(account: &Account, all: &'m [Membership], asked: Option<Uuid>) -> Result<&'m Membership> {
    let mut active = all.iter().filter(|m| m.active);
    let chosen = match asked {
        Some(tenant) => active.find(|m| m.tenant_id == tenant),
        None => {
            let first = active.clone().next();
            active.find(|m| Some(m.tenant_id) == account.last_tenant).or(first)
        }
    };
    chosen.ok_or_else(|| Error::unauthenticated("USER_INACTIVE"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(last: Option<u128>) -> Account {
        let last_tenant = last.map(Uuid::from_u128);
        Account { id: Uuid::nil(), email: "li@example.com".to_owned(), password_hash: None, last_tenant }
    }

    fn member(tenant: u128, active: bool) -> Membership {
        let tenant_id = Uuid::from_u128(tenant);
        Membership { tenant_id, tenant_name: String::new(), user_id: Uuid::from_u128(tenant + 100), active }
    }

    fn chosen(last: Option<u128>, all: &[Membership], asked: Option<u128>) -> Option<u128> {
        choose(&account(last), all, asked.map(Uuid::from_u128)).ok().map(|m| m.tenant_id.as_u128())
    }

    #[test]
    fn the_tenant_asked_for_comes_before_the_last_and_the_first() {
        let all = [member(1, true), member(2, true), member(3, true)];
        assert_eq!(chosen(Some(2), &all, Some(3)), Some(3));
        assert_eq!(chosen(Some(2), &all, None), Some(2));
        assert_eq!(chosen(None, &all, None), Some(1));
    }

    #[test]
    fn where_he_was_deactivated_he_does_not_get_in() {
        let all = [member(1, false), member(2, true)];
        assert_eq!(chosen(Some(1), &all, None), Some(2));
        assert_eq!(chosen(None, &all, Some(1)), None);
        assert_eq!(chosen(None, &all[..1], None), None);
    }

    #[test]
    fn an_empty_form_is_told_all_that_is_missing() {
        let request = SignInRequest { tenant_id: "x".to_owned(), ..SignInRequest::default() };
        let error = read(request).err().expect("nothing given");
        let fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["email", "password", "tenantId"]);
    }
}
