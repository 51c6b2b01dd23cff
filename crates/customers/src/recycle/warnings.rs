//! Telling an owner that he is about to lose a customer: so many days before as the pool says, once for
//! each day on which it would fall.

use std::collections::HashMap;

use kernel::{Date, Kind, Result, Uuid};
use serde_json::json;
use store::{Uow, fault};

use super::judge::Foreseen;
use crate::records::Customer;

/// Longer than any warning is given before.
const REMEMBERED: chrono::Duration = chrono::Duration::days(180);

/// Warns the owners of those that fall soon; `days` says how long before, by pool. Tells how many.
pub async fn give(
    uow: &mut Uow<'_>,
    staying: &[&Foreseen],
    night: Date,
    days: &HashMap<Uuid, i64>,
) -> Result<i64> {
    let soon: Vec<(Uuid, Uuid, Date)> = staying
        .iter()
        .filter_map(|one| {
            let (pool, fall) = one.fall?;
            let left = (fall.on - night).num_days();
            let owner = one.customer.head.placement.owner_id?;
            (left <= *days.get(&pool)?).then_some((one.customer.head.id, owner, fall.on))
        })
        .collect();
    let mut given = 0;
    for (id, owner, falls_on) in news(uow, &soon).await? {
        let customer = match uow.get::<Customer>(id).await {
            Err(error) if error.kind() == Kind::NotFound => continue,
            found => found?,
        };
        if customer.head.placement.owner_id == Some(owner) {
            uow.notify(&[owner], "CUSTOMER_FALLS_SOON", json!({"day": falls_on}), &customer)?;
            given += 1;
        }
    }
    Ok(given)
}

/// Those not told yet; they are now.
async fn news(uow: &mut Uow<'_>, soon: &[(Uuid, Uuid, Date)]) -> Result<Vec<(Uuid, Uuid, Date)>> {
    if soon.is_empty() {
        return Ok(vec![]);
    }
    let (tenant, now) = (uow.ctx().tenant, uow.ctx().now);
    sqlx::query_as(
        "insert into recycle_warnings (tenant_id, customer_id, owner_id, falls_on, at) \
         select $1, x.customer_id, x.owner_id, x.falls_on, $2 \
         from unnest($3::uuid[], $4::uuid[], $5::date[]) as x (customer_id, owner_id, falls_on) \
         order by x.customer_id on conflict do nothing returning customer_id, owner_id, falls_on",
    )
    .bind(tenant)
    .bind(now)
    .bind(soon.iter().map(|one| one.0).collect::<Vec<_>>())
    .bind(soon.iter().map(|one| one.1).collect::<Vec<_>>())
    .bind(soon.iter().map(|one| one.2).collect::<Vec<_>>())
    .fetch_all(uow.unscoped("who was warned of what"))
    .await
    .map_err(fault)
}

/// Old warnings go.
pub async fn forget(uow: &mut Uow<'_>) -> Result<()> {
    let old = uow.ctx().now - REMEMBERED;
    sqlx::query("delete from recycle_warnings where at < $1")
        .bind(old)
        .execute(uow.unscoped("who was warned of what"))
        .await
        .map_err(fault)?;
    Ok(())
}
