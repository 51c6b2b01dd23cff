//! The first company of a new installation, with its administrator. Safe to run at every start.

use kernel::{Error, FieldErrors, Locale, Result};
use store::{Db, fault};

use super::found::{self, Founding};
use crate::auth::{accounts, password};

/// Who may sign in first.
#[derive(Debug, Clone)]
pub struct FirstAdmin {
    pub email: String,
    /// Only when it was made here: it is told once.
    pub password: Option<String>,
    /// Was the installation empty until now?
    pub created: bool,
}

/// Where a company is until it says otherwise.
pub const DEFAULT_ZONE: &str = "Asia/Shanghai";

/// Founds the first company unless there is one. Without a password one is made up. Two starts at
/// the same moment found one company.
pub async fn bootstrap(db: &Db, email: &str, password: Option<&str>, company: &str) -> Result<FirstAdmin> {
    let email = accounts::normalised(email);
    let mut turn = db.system.begin().await.map_err(fault)?;
    sqlx::query("select pg_advisory_xact_lock(7440)").execute(&mut *turn).await.map_err(fault)?;
    let founded: bool = sqlx::query_scalar("select exists (select 1 from tenants)")
        .fetch_one(&mut *turn)
        .await
        .map_err(fault)?;
    if founded {
        return Ok(FirstAdmin { email, password: None, created: false });
    }
    check(&email, password)?;
    let made_up = password.is_none().then(password::generate);
    let chosen = password.or(made_up.as_deref()).unwrap_or_default();
    let hash = password::hash(&password::seat().await?, chosen).await?;
    accounts::ensure(db, &email, Some(&hash), db.clock.now()).await?;
    let locale = locale_of(company);
    let founding = Founding {
        company: company.to_owned(),
        zone: DEFAULT_ZONE.to_owned(),
        locale,
        administrator: administrator_name(locale).to_owned(),
        email: email.clone(),
    };
    let (_, published) = found::found(db, &founding).await?;
    // nobody is being served yet: the bucket carries the documents
    drop(published);
    turn.commit().await.map_err(fault)?;
    Ok(FirstAdmin { email, password: made_up, created: true })
}

fn check(email: &str, password: Option<&str>) -> Result<()> {
    let mut errors = FieldErrors::default();
    if !email_address::EmailAddress::is_valid(email) {
        errors.push("email", "NOT_AN_EMAIL");
    }
    if let Some(password) = password {
        password::check_new("password", password, email, &mut errors);
    }
    errors
        .finish()
        .map_err(|error| Error::internal(format!("the first administrator can't be made: {error}")))
}

/// A company with a Chinese name gets its ready-made roles in Chinese.
fn locale_of(company: &str) -> Locale {
    let chinese = company.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if chinese { Locale::Zh } else { Locale::En }
}

fn administrator_name(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Administrator",
        Locale::Zh => "管理员",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_company_gets_chinese_roles() {
        assert_eq!(locale_of("客户科技有限公司"), Locale::Zh);
        assert_eq!(locale_of("Acme Ltd"), Locale::En);
    }
}
