//! Every night what the customer did not answer in time runs out: approved and sent quotes whose last day is over.
//! Their owners are told, and may make the next version.

use async_trait::async_trait;
use chrono_tz::Tz;
use kernel::{Ctx, Kind, Result, Uuid};
use serde_json::json;
use store::{
    Db, Uow, fault,
    jobs::{Job, Step, Work},
};

use crate::records::{Quote, QuoteState};

/// The job of the night.
pub const NIGHTLY: &str = "expire_quotes";
/// Tenants that want nights: SQL.
pub const TENANTS: &str = "select distinct tenant_id from quotes \
    where state in (3, 5) and valid_until is not null and deleted_at is null";
/// By the tenant's clocks.
pub const HOUR: u32 = 0;
/// Quotes of one step.
const AT_ONCE: i64 = 100;

/// Does the work.
pub struct Expiry {
    db: Db,
}

impl Expiry {
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl Work for Expiry {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = Ctx::system(self.db.service, job.tenant_id, self.db.clock.now());
        ctx.zone = job.args["zone"].as_str().and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC);
        Ok(ctx)
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let after: Uuid = job.cursor["after"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        let today = uow.ctx().today();
        let ids: Vec<Uuid> = sqlx::query_scalar(
            "select id from quotes where state in (3, 5) and valid_until < $1 and id > $2 and deleted_at is null \
             order by id limit $3",
        )
        .bind(today)
        .bind(after)
        .bind(AT_ONCE)
        .fetch_all(uow.unscoped("quotes that ran out, whosever they are"))
        .await
        .map_err(fault)?;
        for id in &ids {
            expire(uow, *id).await?;
        }
        job.done += i32::try_from(ids.len()).unwrap_or_default();
        match ids.last() {
            Some(last) if ids.len() as i64 == AT_ONCE => {
                job.cursor = json!({"after": last});
                Ok(Step::Again)
            }
            _ => Ok(Step::Finished),
        }
    }
}

/// Under its lock: somebody may have answered it a moment ago.
async fn expire(uow: &mut Uow<'_>, id: Uuid) -> Result<()> {
    let mut quote = match uow.lock_even_locked::<Quote>(id).await {
        Err(error) if error.kind() == Kind::NotFound => return Ok(()),
        quote => quote?,
    };
    if quote.awaits_answer().is_err() || quote.still_valid(uow.ctx().today()).is_ok() {
        return Ok(());
    }
    quote.enter(QuoteState::Expired);
    uow.save(&mut quote);
    let told = json!({"customerId": quote.customer_id, "validUntil": quote.valid_until});
    uow.emit("expired", &quote, told)?;
    let owner = quote.head.placement.owner_id;
    uow.notify(owner.as_slice(), "QUOTE_RAN_OUT", json!({"until": quote.valid_until}), &quote)
}
