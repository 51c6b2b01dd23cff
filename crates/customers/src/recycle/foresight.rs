//! The night in which a customer falls, as a fact beside it: what a rep filters and sorts by to find what
//! is soon lost. Worked out every night for all, and at once when something is done for the customer.

use std::collections::HashMap;

use chrono_tz::Tz;
use kernel::{Ctx, Date, Result, Uuid, night};
use store::{Uow, fault};

use super::{
    HOUR,
    homes::Homes,
    judge::{Foreseen, foresee},
};
use crate::records::Customer;

/// How often each customer's facts have changed so far.
pub type Revisions = HashMap<Uuid, i32>;

/// Reads the revisions; what is read of the customers afterwards is not older.
pub async fn revisions(uow: &mut Uow<'_>, ids: &[Uuid]) -> Result<Revisions> {
    let rows: Vec<(Uuid, i32)> =
        sqlx::query_as("select id, revision from customers_facts where id = any($1)")
            .bind(ids)
            .fetch_all(uow.unscoped("facts are kept for every customer"))
            .await
            .map_err(fault)?;
    Ok(rows.into_iter().collect())
}

/// Writes what was foreseen for many. News that came in meanwhile has written its own.
pub async fn write(uow: &mut Uow<'_>, all: &[&Foreseen], night: Date, seen: &Revisions) -> Result<()> {
    let changed: Vec<&&Foreseen> =
        all.iter().filter(|one| one.customer.falls_on != one.falls_on(night)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = changed.iter().map(|one| one.customer.head.id).collect();
    let nights: Vec<Option<Date>> = changed.iter().map(|one| one.falls_on(night)).collect();
    let seen: Vec<i32> = ids.iter().map(|id| seen.get(id).copied().unwrap_or(0)).collect();
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "insert into customers_facts (tenant_id, id) \
         select $1, x.id from unnest($2::uuid[], $3::date[]) as x (id, falls_on) \
         where x.falls_on is not null order by x.id on conflict (tenant_id, id) do nothing",
    )
    .bind(tenant)
    .bind(&ids)
    .bind(&nights)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    sqlx::query(
        "with x as (select * from unnest($1::uuid[], $2::date[], $3::int[]) as x (id, falls_on, seen)), \
           locked as (select f.id from customers_facts f where f.id = any($1) order by f.id for update of f) \
         update customers_facts f set falls_on = x.falls_on from x join locked on locked.id = x.id \
         where f.id = x.id and f.revision = x.seen",
    )
    .bind(&ids)
    .bind(&nights)
    .bind(&seen)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// Works the night out anew for a customer that this unit of work holds.
pub async fn renew(uow: &mut Uow<'_>, customer: &Customer, zone: Tz) -> Result<Option<Date>> {
    let ctx = Ctx { zone, ..uow.ctx().clone() };
    let homes = Homes::open(uow).await?;
    let next = night::next(zone, ctx.now, HOUR);
    let falls_on = foresee(&homes, &ctx, customer.clone()).falls_on(next);
    set(uow, customer.head.id, falls_on).await?;
    Ok(falls_on)
}

/// Something was heard of a customer that this unit of work holds.
pub async fn heard(uow: &mut Uow<'_>, customer: &mut Customer) -> Result<()> {
    if let Some(zone) = zone(uow).await? {
        customer.falls_on = renew(uow, customer, zone).await?;
    }
    Ok(())
}

/// It fell, or has another owner: the next night looks at it anew.
pub async fn forget(uow: &mut Uow<'_>, customer: Uuid) -> Result<()> {
    set(uow, customer, None).await
}

async fn set(uow: &mut Uow<'_>, customer: Uuid, falls_on: Option<Date>) -> Result<()> {
    let tenant = uow.ctx().tenant;
    sqlx::query(
        "with known as (update customers_facts set falls_on = $3 where id = $2 returning id) \
         insert into customers_facts (tenant_id, id, falls_on) select $1, $2, $3::date \
         where $3::date is not null and not exists (select 1 from known) \
         on conflict (tenant_id, id) do update set falls_on = excluded.falls_on",
    )
    .bind(tenant)
    .bind(customer)
    .bind(falls_on)
    .execute(uow.unscoped("facts are kept for every customer"))
    .await
    .map_err(fault)?;
    Ok(())
}

/// The zone by which the tenant's nights are planned; none where nothing is recycled.
pub async fn zone(uow: &mut Uow<'_>) -> Result<Option<Tz>> {
    let name: Option<Option<String>> = sqlx::query_scalar(
        "select args ->> 'zone' from jobs where kind = 'recycle' order by id desc limit 1",
    )
    .fetch_optional(uow.unscoped("when the tenant's nights are"))
    .await
    .map_err(fault)?;
    Ok(name.flatten().and_then(|name| name.parse().ok()))
}
