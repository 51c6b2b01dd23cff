//! Leads that were taken without asking the customers service (it was away, or many came at once): compared by a job
//! that waits until it is there.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Ctx, Result, Uuid};
use runtime::App;
use serde_json::json;
use store::{
    Uow, jobs,
    jobs::{Job, Lease, Step, Work},
};

use super::known;
use crate::records::Lead;

pub const KIND: &str = "compare_leads";
const PAUSE: Duration = Duration::from_secs(20);
/// Leads of one step.
const STEP: usize = 200;

/// Puts leads into the queue, in the commit that saves them.
pub async fn enqueue(uow: &mut Uow<'_>, leads: &[Uuid]) -> Result<()> {
    if leads.is_empty() {
        return Ok(());
    }
    let total = i32::try_from(leads.len()).unwrap_or(i32::MAX);
    jobs::enqueue(uow, KIND, json!({"leadIds": leads}), total).await.map(drop)
}

/// The work of the job.
pub struct Comparing(pub Arc<App>);

#[async_trait]
impl Work for Comparing {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        Ok(Ctx::system(self.0.db.service, job.tenant_id, self.0.clock.now()))
    }

    /// Asks about the next ones.
    async fn before(&self, ctx: &Ctx, job: &mut Job, _lease: &Lease) -> Result<()> {
        let ids = next(job);
        let leads = {
            let mut uow = self.0.db.begin(ctx).await?;
            uow.get_unscoped::<Lead>(&ids, "every lead is compared").await?
        };
        let open: Vec<&Lead> = leads.iter().filter(|lead| lead.is_open()).collect();
        job.cursor["known"] = match known::compare(&self.0.clients, ctx, &open).await {
            Ok(found) => {
                let policy = known::policy(&self.0.db, ctx).await?;
                let of = open.iter().zip(found).filter_map(|(lead, hits)| {
                    let (customer, _) = known::customer(&policy, &hits)?;
                    Some(json!({"leadId": lead.head.id, "customerId": customer}))
                });
                of.collect()
            }
            Err(error) => {
                tracing::info!(%error, "customers can't be asked about leads yet");
                json!(null)
            }
        };
        Ok(())
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let Some(found) = job.cursor["known"].as_array().cloned() else {
            return Ok(Step::Later(PAUSE, "CUSTOMERS_UNREACHABLE"));
        };
        for of in &found {
            let id = |name: &str| of[name].as_str().and_then(|id| id.parse::<Uuid>().ok());
            let (Some(lead), Some(customer)) = (id("leadId"), id("customerId")) else { continue };
            let leads = uow.get_unscoped::<Lead>(&[lead], "every lead is compared").await?;
            for lead in leads.iter().filter(|lead| lead.is_open()) {
                if known::mark(uow, lead, customer).await? {
                    known::tell(uow, lead)?;
                }
            }
        }
        let step = next(job).len();
        job.done = (job.done + i32::try_from(step).unwrap_or_default()).min(job.total);
        job.cursor = json!({});
        Ok(if step == 0 || job.done >= job.total { Step::Finished } else { Step::Again })
    }
}

fn next(job: &Job) -> Vec<Uuid> {
    let all = job.args["leadIds"].as_array().into_iter().flatten();
    let done = usize::try_from(job.done).unwrap_or_default();
    all.skip(done).take(STEP).filter_map(|id| id.as_str()?.parse().ok()).collect()
}
