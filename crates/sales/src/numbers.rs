//! Product codes: the next one, unless somebody typed it in before.

use kernel::{Result, Uuid};
pub use store::numbers::{of, turn};
use store::{Uow, fault, numbers::next};

/// The next product code that nobody typed in before: `P00001`.
pub async fn product_code(uow: &mut Uow<'_>) -> Result<String> {
    loop {
        let code = format!("P{:05}", next(uow, "product").await?);
        if !code_taken(uow, &code, Uuid::nil()).await? {
            return Ok(code);
        }
    }
}

/// Has another product this code?
pub async fn code_taken(uow: &mut Uow<'_>, code: &str, but: Uuid) -> Result<bool> {
    sqlx::query_scalar(
        "select exists (select 1 from products where lower(code) = lower($1) and id <> $2 and deleted_at is null)",
    )
    .bind(code)
    .bind(but)
    .fetch_one(uow.unscoped("a code names one product of the company"))
    .await
    .map_err(fault)
}
