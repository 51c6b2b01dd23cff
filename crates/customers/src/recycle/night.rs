//! The night's work, as a job in steps: look at some hundred customers, ask the owners of the facts about
//! those that would fall, and only then change what is still as it was when we asked. A crash costs one
//! step; a second run on the same day finds nothing to do.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use chrono_tz::Tz;
use kernel::{Ctx, Date, Error, Kind, Result, Time, Uuid, night};
use serde_json::{Value as Json, json};
use store::{
    Db, Uow, fault,
    jobs::{Job, Lease, Step, Work},
};

use super::{
    HOUR,
    foresight::{self, Revisions},
    homes::Homes,
    judge::{Foreseen, judge},
    owners::{Owners, UNREACHABLE},
    unreached, warnings,
};
use crate::{ledger, records::Customer, rules::fall::Fall};

/// The job of the night.
pub const NIGHTLY: &str = "recycle";
/// The same for one pool, asked for by somebody.
pub const BY_HAND: &str = "recycle_pool";
/// Tenants that want nights: SQL.
pub const TENANTS: &str = "select distinct p.tenant_id from pools p \
    join pool_recycle_rules r on r.tenant_id = p.tenant_id and r.pool_id = p.id \
    where not p.closed and p.deleted_at is null";
/// Customers that one step looks at, and falls that it may lead to: a transaction of well under a second.
const LOOK: i64 = 500;
const FALLS: usize = 50;

/// Does the work; what was asked before a step waits here for it.
pub struct Night {
    db: Db,
    owners: Arc<dyn Owners>,
    asked: Mutex<HashMap<Uuid, Asked>>,
}

enum Asked {
    Judged(Batch),
    /// Somebody who must be asked did not answer.
    Unreached(Error),
}

/// Customers in the order of their ids.
struct Batch {
    night: Date,
    foreseen: Vec<Foreseen>,
    revisions: Revisions,
    /// Days of warning, by pool.
    warn_days: HashMap<Uuid, i64>,
    /// Versions of the pools whose rules decided.
    pools: HashMap<Uuid, i32>,
    /// Where the next step goes on; none: that was all.
    next: Option<Uuid>,
}

impl Night {
    pub fn new(db: Db, owners: Arc<dyn Owners>) -> Self {
        Self { db, owners, asked: Mutex::default() }
    }

    async fn look(&self, ctx: &Ctx, job: &mut Job) -> Result<Batch> {
        let after: Uuid = text(&job.cursor["after"]).parse().unwrap_or_default();
        let only: Option<Uuid> = text(&job.args["poolId"]).parse().ok();
        let night = begun(ctx, job);
        let mut uow = self.db.begin(ctx).await?;
        let homes = Homes::open(&mut uow).await?;
        if after.is_nil() {
            job.total = owned(&mut uow).await?;
        }
        let ids = next_ids(&mut uow, after, homes.recycle()).await?;
        let revisions = foresight::revisions(&mut uow, &ids).await?;
        let customers = uow.get_unscoped::<Customer>(&ids, "the night looks at every customer").await?;
        drop(uow);
        let foreseen = judge(&*self.owners, &homes, ctx, customers, night).await?;
        let pools: HashMap<Uuid, i32> =
            homes.iter().map(|home| (home.pool.head.id, home.pool.head.version)).collect();
        let warn_days = homes.iter().filter_map(|home| {
            let days = home.pool.warn_days.filter(|days| *days > 0)?;
            Some((home.pool.head.id, i64::from(days)))
        });
        let next = ids.last().copied().filter(|_| ids.len() as i64 == LOOK);
        let mut batch = Batch { night, foreseen, revisions, warn_days: warn_days.collect(), pools, next };
        batch.cut(only);
        Ok(batch)
    }

    fn put(&self, job: Uuid, asked: Asked) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(job, asked);
    }

    fn take(&self, job: Uuid) -> Result<Asked> {
        let taken = self.asked.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
        taken.ok_or_else(|| Error::internal("a step of the night before anybody was asked"))
    }
}

impl Batch {
    /// Leaves what is too much for one step to the next, and what other pools let fall to their night.
    fn cut(&mut self, only: Option<Uuid>) {
        let night = self.night;
        if let Some(pool) = only {
            self.foreseen.retain(|one| one.fall.is_some_and(|(of, _)| of == pool) || !one.is_due(night));
        }
        let mut due = self.foreseen.iter().enumerate().filter(|(_, one)| one.is_due(night));
        if let Some((last, _)) = due.nth(FALLS - 1)
            && last + 1 < self.foreseen.len()
        {
            self.foreseen.truncate(last + 1);
            self.next = self.foreseen.last().map(|one| one.customer.head.id);
        }
    }
}

#[async_trait]
impl Work for Night {
    /// Nobody's act: the rules'. What somebody asked for by hand is shown as his.
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = Ctx::system(self.db.service, job.tenant_id, self.db.clock.now());
        if let Some(user) = job.created_by {
            let name = self.db.service.to_owned();
            ctx.actor = kernel::Actor::Service { name, on_behalf: Some(user) };
        }
        ctx.zone = text(&job.args["zone"]).parse().unwrap_or(Tz::UTC);
        Ok(ctx)
    }

    async fn before(&self, ctx: &Ctx, job: &mut Job, _: &Lease) -> Result<()> {
        let asked = match self.look(ctx, job).await {
            Ok(batch) => Asked::Judged(batch),
            Err(error) if error.reason() == UNREACHABLE => Asked::Unreached(error),
            Err(error) => return Err(error),
        };
        self.put(job.id, asked);
        Ok(())
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let batch = match self.take(job.id)? {
            Asked::Judged(batch) => batch,
            Asked::Unreached(error) => return unreached::put_off(uow, job, &error).await,
        };
        let at = self.db.clock.now();
        let pools = unchanged(uow, &batch.pools).await?;
        let mut stay = vec![];
        for one in &batch.foreseen {
            match one.fall.filter(|_| one.is_due(batch.night)) {
                None => stay.push(one),
                Some((pool, fall)) if pools.contains(&pool) && let_fall(uow, one, pool, fall, at).await? => {
                    count(&mut job.result, "fallen", 1);
                }
                Some(_) => count(&mut job.result, "changed", 1),
            }
        }
        foresight::write(uow, &stay, batch.night, &batch.revisions).await?;
        let warned = warnings::give(uow, &stay, batch.night, &batch.warn_days).await?;
        count(&mut job.result, "warned", warned);
        job.done += i32::try_from(batch.foreseen.len()).unwrap_or(0);
        job.total = job.total.max(job.done);
        match batch.next {
            Some(next) => {
                job.cursor["after"] = json!(next);
                Ok(Step::Again)
            }
            None => {
                job.total = job.done;
                warnings::forget(uow).await?;
                Ok(Step::Finished)
            }
        }
    }
}

/// The day whose night is worked off: fixed with the first step, so that a job that goes on after
/// midnight, or was waited for, asks every customer the same.
fn begun(ctx: &Ctx, job: &mut Job) -> Date {
    if let Ok(night) = text(&job.cursor["night"]).parse() {
        return night;
    }
    let planned = text(&job.args["night"]).parse().unwrap_or(Date::MIN);
    let night = match job.kind.as_str() {
        BY_HAND => ctx.today(),
        // two machines' clocks may differ by a moment
        _ => night::last(ctx.zone, ctx.now, HOUR).max(planned),
    };
    job.cursor = json!({"night": night, "began": ctx.now});
    night
}

/// Falls, unless it changed since we asked.
async fn let_fall(uow: &mut Uow<'_>, one: &Foreseen, pool: Uuid, fall: Fall, at: Time) -> Result<bool> {
    let seen = &one.customer.head;
    let mut customer = match uow.lock_even_locked::<Customer>(seen.id).await {
        Err(error) if error.kind() == Kind::NotFound => return Ok(false),
        found => found?,
    };
    let owner = customer.head.placement.owner_id;
    if customer.head.version != seen.version || owner != seen.placement.owner_id {
        return Ok(false);
    }
    let before = customer.clone();
    customer.put_into(pool, at);
    // a lock was the owner's; with it nobody could claim
    customer.head.locked = false;
    uow.save(&mut customer);
    let rule = ledger::Rule { kind: fall.rule, days: fall.days };
    let detail =
        json!({"poolId": pool, "ownerId": owner, "rule": rule.name(), "days": rule.days, "dueOn": fall.on});
    uow.emit("recycled", &customer, detail)?;
    ledger::note_fall(uow, &customer, &before, rule);
    foresight::forget(uow, customer.head.id).await?;
    Ok(true)
}

/// The pools that are still open and as they were when we asked; they stay so until the step is committed.
async fn unchanged(uow: &mut Uow<'_>, asked: &HashMap<Uuid, i32>) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> = asked.keys().copied().collect();
    let now: Vec<(Uuid, i32)> = sqlx::query_as(
        "select p.id, p.version from pools p where p.id = any($1) and not p.closed and p.deleted_at is null \
         order by p.id for share of p",
    )
    .bind(ids)
    .fetch_all(uow.unscoped("the night looks at every customer"))
    .await
    .map_err(fault)?;
    Ok(now.into_iter().filter(|(id, version)| asked.get(id) == Some(version)).map(|(id, _)| id).collect())
}

async fn next_ids(uow: &mut Uow<'_>, after: Uuid, all: bool) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "select r.id from customers r where r.id > $1 and r.owner_id is not null and r.deleted_at is null \
         and ($2 or exists (select 1 from customers_facts f where f.id = r.id and f.falls_on is not null)) \
         order by r.id limit $3",
    )
    .bind(after)
    .bind(all)
    .bind(LOOK)
    .fetch_all(uow.unscoped("the night looks at every customer"))
    .await
    .map_err(fault)
}

async fn owned(uow: &mut Uow<'_>) -> Result<i32> {
    let count: i64 = sqlx::query_scalar(
        "select count(*) from customers where owner_id is not null and deleted_at is null",
    )
    .fetch_one(uow.unscoped("the night looks at every customer"))
    .await
    .map_err(fault)?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

fn count(result: &mut Json, what: &str, more: i64) {
    let sum = result[what].as_i64().unwrap_or(0) + more;
    result[what] = json!(sum);
}
