//! Leads of an imported list go to whom the rules say, right after the step that saved them.

use std::sync::Arc;

use async_trait::async_trait;
use dashmap::DashMap;
use kernel::{Ctx, Error, Kind, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{
    Uow, fault,
    jobs::{Job, Lease, Step, Work},
};

use crate::{
    giving::{self, Hands, hands},
    records::{Lead, LeadStatus},
};

pub const KIND: &str = "distribute_leads";

/// Leads of one transaction.
const AT_ONCE: usize = 50;

/// Puts the job in the queue, in the transaction that saves the leads.
pub async fn enqueue(uow: &mut Uow<'_>, leads: &[Uuid]) -> Result<()> {
    if leads.is_empty() {
        return Ok(());
    }
    let tenant = uow.ctx().tenant;
    let total = i32::try_from(leads.len()).unwrap_or(i32::MAX);
    // nobody asked for it by itself: it stands in nobody's list of jobs
    sqlx::query("insert into jobs (tenant_id, id, kind, args, total) values ($1, $2, $3, $4, $5)")
        .bind(tenant)
        .bind(Uuid::now_v7())
        .bind(KIND)
        .bind(json!({"leads": leads}))
        .bind(total)
        .execute(uow.unscoped("imported leads go by the rules"))
        .await
        .map_err(fault)?;
    Ok(())
}

/// The work of these jobs.
pub struct Distribute {
    app: Arc<App>,
    /// Who may be given leads, found out before a job's step.
    hands: DashMap<Uuid, Hands>,
}

impl Distribute {
    pub fn of(app: &Arc<App>) -> (&'static str, Arc<dyn Work>) {
        (KIND, Arc::new(Self { app: Arc::clone(app), hands: DashMap::new() }))
    }
}

#[async_trait]
impl Work for Distribute {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        let mut ctx = Ctx::system(self.app.db.service, job.tenant_id, self.app.clock.now());
        // whose day it is
        ctx.zone = self.app.policy.zone(job.tenant_id).await?;
        Ok(ctx)
    }

    async fn before(&self, ctx: &Ctx, job: &mut Job, _lease: &Lease) -> Result<()> {
        self.hands.insert(job.id, hands(&self.app.db, ctx, &self.app.policy).await?);
        Ok(())
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let leads: Vec<Uuid> = serde_json::from_value(job.args["leads"].clone()).map_err(Error::internal)?;
        let done = usize::try_from(job.done).unwrap_or_default();
        let next: Vec<Uuid> = leads.iter().skip(done).take(AT_ONCE).copied().collect();
        if let Some((_, hands)) = self.hands.remove(&job.id) {
            give(uow, &hands, &next).await?;
        }
        job.done += i32::try_from(next.len()).unwrap_or_default();
        Ok(if done + next.len() < leads.len() { Step::Again } else { Step::Finished })
    }
}

/// Gives those of the leads that nobody has taken care of meanwhile.
pub async fn give(uow: &mut Uow<'_>, hands: &Hands, ids: &[Uuid]) -> Result<()> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    let mut seen = uow.get_unscoped::<Lead>(&ids, "imported leads go by the rules").await?;
    seen.retain(|lead| lead.status == LeadStatus::New && lead.team_id.is_none());
    let mut given = seen.clone();
    let at = uow.ctx().now;
    hands.give(uow, &mut given.iter_mut().collect::<Vec<_>>(), at).await?;
    for (mut lead, before) in given.into_iter().zip(&seen) {
        let now = match uow.lock_even_locked::<Lead>(lead.head.id).await {
            Err(error) if error.kind() == Kind::NotFound => continue,
            now => now?,
        };
        let taken = lead.head.placement != before.head.placement;
        if taken && now.head.version == before.head.version {
            uow.save(&mut lead);
            giving::tell(uow, &lead, Some(before), None)?;
        }
    }
    Ok(())
}
