//! The numbers that records get: one after another without a gap, whoever asks at the same moment. A
//! number belongs to the commit that takes it; one that fails gives it back. The service has the table `numbers`.

use chrono::Datelike;
use kernel::Result;

use crate::{Uow, fault};

/// The next number of a record that counts by the year: `QT-2026-00001`.
pub async fn of_the_year(uow: &mut Uow<'_>, prefix: &str) -> Result<String> {
    let year = uow.ctx().recorded_at().with_timezone(&uow.ctx().zone).year();
    let number = next(uow, prefix, year).await?;
    Ok(format!("{prefix}-{year}-{number:05}"))
}

/// The next one of a row that counts for ever (`year` 0) or anew every year. Whoever comes second waits here for the
/// first one's commit; who holds the row waits for nothing more.
pub async fn next(uow: &mut Uow<'_>, kind: &str, year: i32) -> Result<i64> {
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
