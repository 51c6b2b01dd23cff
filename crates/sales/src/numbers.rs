//! The numbers that records get: one after another without a gap, whoever asks at the same moment. A
//! number belongs to the commit that takes it; one that fails gives it back.

use chrono::Datelike;
use kernel::{Result, Uuid};
use store::{Uow, fault};

/// The next product code that nobody typed in before: `P00001`.
pub async fn product_code(uow: &mut Uow<'_>) -> Result<String> {
    loop {
        let code = format!("P{:05}", next(uow, "product", 0).await?);
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

/// The next number of a record that counts by the year: `QT-2026-00001`.
pub async fn of_the_year(uow: &mut Uow<'_>, prefix: &str) -> Result<String> {
    let year = uow.ctx().recorded_at().with_timezone(&uow.ctx().zone).year();
    let number = next(uow, prefix, year).await?;
    Ok(format!("{prefix}-{year}-{number:05}"))
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

/// Whoever comes second waits here for the first one's commit; who holds the row waits for nothing more.
async fn next(uow: &mut Uow<'_>, kind: &str, year: i32) -> Result<i64> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into numbers (tenant_id, kind, year, last) values ($1, $2, $3, 1) \
         on conflict (tenant_id, kind, year) do update set last = numbers.last + 1 returning last",
    )
    .bind(tenant)
    .bind(kind)
    .bind(year)
    .fetch_one(uow.unscoped("numbers are given to the whole company"))
    .await
    .map_err(fault)
}
