//! Contract numbers: the next one, unless somebody typed it in before.

use kernel::{Result, Uuid};
pub use store::numbers::{of_the_year, turn};
use store::{Uow, fault};

/// The next contract number that nobody typed in before: `CT-2026-00001`.
pub async fn of_a_contract(uow: &mut Uow<'_>) -> Result<String> {
    loop {
        let number = of_the_year(uow, "CT").await?;
        if !contract_number_taken(uow, &number, Uuid::nil()).await? {
            return Ok(number);
        }
    }
}

/// Has another contract this number?
pub async fn contract_number_taken(uow: &mut Uow<'_>, number: &str, but: Uuid) -> Result<bool> {
    sqlx::query_scalar("select exists (select 1 from contracts where number = $1 and id <> $2)")
        .bind(number)
        .bind(but)
        .fetch_one(uow.unscoped("a number names one contract of the company"))
        .await
        .map_err(fault)
}
