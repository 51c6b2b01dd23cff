//! A user's seat: locked before his holdings are counted and raised, so that no limit is overrun
//! however many claims come at once.

use kernel::{Condition, Ctx, Result, Time, Uuid};
use sqlx::AssertSqlSafe;
use store::{Arguments, Record as _, Uow, fault, rank, records};

use crate::records::{Customer, Pool};

/// Proof that the user's seat is locked by this unit of work.
pub struct Seat(Uuid);

/// Waits for the seat and holds it until the unit of work ends.
pub async fn lock(uow: &mut Uow<'_>, user: Uuid) -> Result<Seat> {
    uow.locked(rank::SEAT, user);
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into seats (tenant_id, user_id) values ($1, $2) \
         on conflict (tenant_id, user_id) do update set user_id = excluded.user_id",
    )
    .bind(tenant)
    .bind(user)
    .execute(uow.unscoped("a seat stands for a user, not for a record"))
    .await
    .map_err(fault)?;
    Ok(Seat(user))
}

impl Seat {
    /// Claims of this pool since the start of the tenant's day.
    pub async fn claimed_today(&self, uow: &mut Uow<'_>, pool: &Pool) -> Result<i64> {
        let since = day_start(uow.ctx());
        sqlx::query_scalar(
            "select count(*) from pool_moves where to_owner_id = $1 and pool_id = $2 and action = 2 and created_at >= $3",
        )
        .bind(self.0)
        .bind(pool.head.id)
        .bind(since)
        .fetch_one(uow.unscoped("what a user claimed today, seen or not"))
        .await
        .map_err(fault)
    }

    /// Customers that the user holds, as far as they count.
    pub async fn held(&self, uow: &mut Uow<'_>, counts: &Condition) -> Result<i64> {
        let mut args = Arguments::default();
        let owner = args.place(self.0);
        let counted = records::condition_sql(Customer::DEF, counts, uow.ctx(), &mut args);
        let sql = format!(
            "select count(*) from customers r left join customers_facts f on f.id = r.id \
             where r.owner_id = {owner} and r.deleted_at is null and {counted}"
        );
        sqlx::query_scalar_with(AssertSqlSafe(sql), args.finish().map_err(fault)?)
            .fetch_one(uow.unscoped("what a user holds, seen or not"))
            .await
            .map_err(fault)
    }

    /// When the user last gave this customer up.
    pub async fn left(&self, uow: &mut Uow<'_>, customer: Uuid) -> Result<Option<Time>> {
        sqlx::query_scalar(
            "select max(created_at) from pool_moves where customer_id = $1 and from_owner_id = $2",
        )
        .bind(customer)
        .bind(self.0)
        .fetch_one(uow.unscoped("the ledger of a customer in the pool"))
        .await
        .map_err(fault)
    }
}

/// First instant of today in the tenant's zone.
fn day_start(ctx: &Ctx) -> Time {
    kernel::condition::day(ctx.zone, ctx.today()).0
}
