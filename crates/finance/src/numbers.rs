//! The numbers that records get: one after another without a gap, whoever asks at the same moment. A
//! number belongs to the commit that takes it; one that fails gives it back.

use chrono::Datelike;
use kernel::{Result, Uuid};
use store::{Uow, fault};

/// The next number of a record that counts by the year: `RC-2026-00001`.
pub async fn of_the_year(uow: &mut Uow<'_>, prefix: &str) -> Result<String> {
    let year = uow.ctx().recorded_at().with_timezone(&uow.ctx().zone).year();
    let tenant = uow.ctx().tenant;
    let number: i64 = sqlx::query_scalar(
        "insert into numbers (tenant_id, kind, year, last) values ($1, $2, $3, 1) \
         on conflict (tenant_id, kind, year) do update set last = numbers.last + 1 returning last",
    )
    .bind(tenant)
    .bind(prefix)
    .bind(year)
    .fetch_one(uow.unscoped("numbers are given to the whole company"))
    .await
    .map_err(fault)?;
    Ok(format!("{prefix}-{year}-{number:05}"))
}

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

/// Waits for its turn and holds it until the commit, for what must be one in the company.
pub async fn turn(uow: &mut Uow<'_>, of: &str) -> Result<()> {
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into numbers (tenant_id, kind, year, last) values ($1, $2, 0, 0) \
         on conflict (tenant_id, kind, year) do update set last = numbers.last",
    )
    .bind(tenant)
    .bind(of)
    .execute(uow.unscoped("numbers are given to the whole company"))
    .await
    .map(drop)
    .map_err(fault)
}
