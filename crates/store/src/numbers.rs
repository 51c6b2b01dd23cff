//! The numbers that records get: one after another without a gap, whoever asks at the same moment, written as the
//! company wants them. A number belongs to the commit that takes it; one that fails gives it back. The service has the
//! table `numbers`.

use kernel::{Pattern, Result, Uuid};
use sqlx::AssertSqlSafe;

use crate::{Record, Uow, fault};

/// The next number of a record (its field `number`) by the company's pattern, else by the year: `QT-2026-00001`. What
/// stands around the counter has a counter of its own, so that none comes twice and none is left out, whatever the
/// pattern was in between; numbers that somebody typed in are passed over.
pub async fn of<R: Record>(uow: &mut Uow<'_>, prefix: &str) -> Result<String> {
    let ctx = uow.ctx();
    let day = ctx.recorded_at().with_timezone(&ctx.zone).date_naive();
    let usual = || Pattern::of_the_year(prefix);
    let pattern = ctx.company.numbering.pattern(R::DEF.kind).cloned().unwrap_or_else(usual);
    let counter = format!("{}:{}", R::DEF.kind, pattern.around(day));
    loop {
        let number = pattern.write(day, next(uow, &counter).await?);
        if !taken::<R>(uow, &number, Uuid::nil()).await? {
            return Ok(number);
        }
    }
}

/// Has another record this number? Deleted ones count: they may come back.
pub async fn taken<R: Record>(uow: &mut Uow<'_>, number: &str, but: Uuid) -> Result<bool> {
    let sql = format!("select exists (select 1 from {} where number = $1 and id <> $2)", R::DEF.table);
    sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(number)
        .bind(but)
        .fetch_one(uow.unscoped("a number names one record of the company"))
        .await
        .map_err(fault)
}

/// The next one of a counter. Whoever comes second waits here for the first one's commit; who holds the row waits for
/// nothing more.
pub async fn next(uow: &mut Uow<'_>, counter: &str) -> Result<i64> {
    let tenant = uow.ctx().tenant;
    sqlx::query_scalar(
        "insert into numbers (tenant_id, kind, year, last) values ($1, $2, 0, 1) \
         on conflict (tenant_id, kind, year) do update set last = numbers.last + 1 returning last",
    )
    .bind(tenant)
    .bind(counter)
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
