//! Is it really he? E-mail and password are compared; every wrong answer sounds the same and takes as
//! long, whether the e-mail is unknown, the password wrong or none set yet.

use kernel::{Error, Result, Time};
use store::Db;

use super::{
    accounts::{self, Account},
    failures,
    password::{self, Seat},
};

/// The account, if the password is its own.
pub async fn by_password(db: &Db, seat: &Seat, email: &str, password: &str, now: Time) -> Result<Account> {
    failures::admit(db, email, now).await?;
    let account = accounts::find(db, email).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.as_deref());
    let fits = password.chars().count() <= password::LONGEST && password::fits(seat, password, hash).await?;
    match account.filter(|_| fits) {
        Some(account) => {
            failures::forget(db, email).await?;
            Ok(account)
        }
        None => {
            failures::count(db, email, now).await?;
            Err(Error::unauthenticated("SIGN_IN_FAILED"))
        }
    }
}
