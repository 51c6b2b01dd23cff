//! Keys for customers and contacts that were entered before there were any: a job per company, put in the queue by
//! the migration, in steps.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Ctx, Result, Uuid};
use runtime::{
    App,
    duplicates::{Matched, Wanted, lock},
};
use serde_json::{Value as Json, json};
use sqlx::AssertSqlSafe;
use store::{
    Uow, fault,
    jobs::{Job, Step, Work},
};

use crate::records::{Contact, Customer};

pub const KIND: &str = "fill_match_keys";
const STEP: usize = 500;

/// The work of the job.
pub struct FillMatchKeys(pub Arc<App>);

#[async_trait]
impl Work for FillMatchKeys {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        Ok(Ctx::system(self.0.db.service, job.tenant_id, self.0.clock.now()))
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let (filled, next) = step(uow, &job.cursor).await?;
        job.done += i32::try_from(filled).unwrap_or_default();
        job.total = job.total.max(job.done);
        match next {
            Some(next) => {
                job.cursor = next;
                Ok(Step::Again)
            }
            None => Ok(Step::Finished),
        }
    }
}

/// Fills some from where the cursor stands; how many, and where the next step begins.
pub async fn step(uow: &mut Uow<'_>, cursor: &Json) -> Result<(usize, Option<Json>)> {
    let after: Uuid = cursor["after"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
    let contacts = cursor["contacts"] == Json::Bool(true);
    let filled = match contacts {
        false => fill::<Customer>(uow, after).await?,
        true => fill::<Contact>(uow, after).await?,
    };
    let next = match filled.last().filter(|_| filled.len() == STEP) {
        Some(last) => Some(json!({"contacts": contacts, "after": last})),
        None => (!contacts).then(|| json!({"contacts": true})),
    };
    Ok((filled.len(), next))
}

async fn fill<R: Matched>(uow: &mut Uow<'_>, after: Uuid) -> Result<Vec<Uuid>> {
    let sql = format!(
        "select id from {} where id > $1 and deleted_at is null order by id limit {STEP}",
        R::DEF.table
    );
    let ids: Vec<Uuid> = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(after)
        .fetch_all(uow.unscoped("every record has its keys"))
        .await
        .map_err(fault)?;
    if ids.is_empty() {
        return Ok(ids);
    }
    let records = uow.get_unscoped::<R>(&ids, "every record has its keys").await?;
    let wanted: Vec<Wanted> = records.iter().map(|record| Wanted::all(record)).collect();
    lock::<R>(uow, &wanted).await?;
    Ok(ids)
}
