//! A user's seat: locked before his leads are counted and raised, so that no limit is overrun however many
//! leads come, and however many people grab, at once.

use std::collections::HashMap;

use kernel::{Ctx, Result, Time, Uuid};
use store::{Uow, fault, rank};

/// What somebody has: leads that he got today, by rule, by hand, by grabbing or because another one let them lie, and
/// open ones that he holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    pub today: i64,
    pub open: i64,
}

/// Waits for the seats and holds them until the unit of work ends.
pub async fn lock(uow: &mut Uow<'_>, users: &[Uuid]) -> Result<()> {
    let mut users = users.to_vec();
    users.sort_unstable();
    users.dedup();
    for user in &users {
        uow.locked(rank::SEAT, *user);
    }
    let tenant = uow.ctx().tenant;
    // rows of new people come without a lock on those that are there
    sqlx::query(
        "insert into seats (tenant_id, user_id) select $1, u from unnest($2::uuid[]) u \
         where not exists (select 1 from seats s where s.user_id = u) order by u on conflict do nothing",
    )
    .bind(tenant)
    .bind(&users)
    .execute(uow.unscoped("a seat stands for a user, not for a record"))
    .await
    .map_err(fault)?;
    sqlx::query("select 1 from seats where user_id = any($1) order by user_id for update")
        .bind(&users)
        .execute(uow.unscoped("a seat stands for a user, not for a record"))
        .await
        .map_err(fault)?;
    Ok(())
}

/// What these people have; their seats are locked.
pub async fn loads(uow: &mut Uow<'_>, users: &[Uuid]) -> Result<HashMap<Uuid, Load>> {
    let since = day_start(uow.ctx());
    let open: Vec<(Uuid, i64)> = sqlx::query_as(
        "select owner_id, count(*) from leads where owner_id = any($1) and status in (2, 3, 4) and deleted_at is null \
         group by owner_id",
    )
    .bind(users)
    .fetch_all(uow.unscoped("what a user holds, seen or not"))
    .await
    .map_err(fault)?;
    let today: Vec<(Uuid, i64)> = sqlx::query_as(
        "select to_owner_id, count(*) from lead_moves where to_owner_id = any($1) and action in (3, 4, 5) \
         and created_at >= $2 group by to_owner_id",
    )
    .bind(users)
    .bind(since)
    .fetch_all(uow.unscoped("what a user got today, seen or not"))
    .await
    .map_err(fault)?;
    let mut loads: HashMap<Uuid, Load> = users.iter().map(|user| (*user, Load::default())).collect();
    for (user, open) in open {
        loads.entry(user).or_default().open = open;
    }
    for (user, today) in today {
        loads.entry(user).or_default().today = today;
    }
    Ok(loads)
}

/// First instant of today in the tenant's zone.
fn day_start(ctx: &Ctx) -> Time {
    kernel::condition::day(ctx.zone, ctx.today()).0
}
