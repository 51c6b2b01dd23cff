//! What the night brings: contracts come into effect on their first day, what was due yesterday is overdue today, and
//! whoever looks after a contract is reminded. A job in steps; a second run on the same day finds nothing to do.

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use chrono_tz::Tz;
use events::Settings;
use kernel::{Ctx, Result, Uuid};
use runtime::App;
use serde_json::{Value as Json, json};
use store::{
    Db, Uow, fault,
    jobs::{Job, Step, Work},
};

use crate::{commands::contracts, credit, ground::Ground, records::ContractState, reminders};

/// The job of the night.
pub const NIGHTLY: &str = "due";
/// The hour of a tenant's clocks at which it begins.
pub const HOUR: u32 = 1;
/// Tenants that want nights: SQL.
pub const TENANTS: &str =
    "select distinct tenant_id from contracts where state in (5, 6) and deleted_at is null";
/// Contracts of one step: a transaction of well under a second.
const LOOK: i64 = 50;

/// Does the work.
pub struct Night {
    db: Db,
    /// Knows who is to be told.
    settings: Option<Arc<dyn Settings>>,
}

impl Night {
    pub fn new(db: Db, settings: Option<Arc<dyn Settings>>) -> Self {
        Self { db, settings }
    }

    pub fn of(app: &App) -> (&'static str, Arc<dyn Work>) {
        (NIGHTLY, Arc::new(Self::new(app.db.clone(), Some(Arc::new(app.policy.clone())))))
    }
}

#[async_trait]
impl Work for Night {
    /// Nobody's act: the calendar's.
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = Ctx::system(self.db.service, job.tenant_id, self.db.clock.now());
        if let Some(settings) = &self.settings {
            settings.settle(&mut ctx).await?;
        }
        ctx.zone = text(&job.args["zone"]).parse().unwrap_or(Tz::UTC);
        Ok(ctx)
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let after: Uuid = text(&job.cursor["after"]).parse().unwrap_or_default();
        let today = uow.ctx().today();
        let ids = next(uow, after).await?;
        let mut debtors = BTreeSet::new();
        for mut ground in Ground::open(uow, &ids).await? {
            if !ground.contract.is_owed() {
                continue;
            }
            let begins = ground.contract.state == ContractState::Signed
                && ground.contract.first_state(today) == ContractState::InEffect;
            if begins {
                ground.contract.enter(ContractState::InEffect);
            }
            ground.write(uow, &[], None).await?;
            if begins {
                uow.emit("took_effect", &ground.contract, contracts::detail(&ground.contract))?;
            }
            reminders::give(uow, &ground, today).await?;
            debtors.insert(ground.debtor());
        }
        credit::settle(uow, &debtors.into_iter().collect::<Vec<_>>()).await?;
        job.done += i32::try_from(ids.len()).unwrap_or(0);
        job.total = job.total.max(job.done);
        match ids.last().filter(|_| ids.len() as i64 == LOOK) {
            Some(last) => {
                job.cursor = json!({"after": last});
                Ok(Step::Again)
            }
            None => {
                reminders::forget(uow).await?;
                Ok(Step::Finished)
            }
        }
    }
}

async fn next(uow: &mut Uow<'_>, after: Uuid) -> Result<Vec<Uuid>> {
    sqlx::query_scalar(
        "select id from contracts where id > $1 and state in (5, 6) and deleted_at is null order by id limit $2",
    )
    .bind(after)
    .bind(LOOK)
    .fetch_all(uow.unscoped("the night looks at every contract"))
    .await
    .map_err(fault)
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}
