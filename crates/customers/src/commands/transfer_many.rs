//! Handing over all customers that match a condition: a job in steps, each customer under the
//! caller's rights of the moment, with what was before kept for undo.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Ctx, Error, Kind, Result, Uuid};
use proto::customers::v1 as wire;
use runtime::App;
use serde_json::{Value as Json, json};
use store::{
    Uow,
    jobs::{self, Job, Step, Work},
    records,
};

use super::{NewOwner, new_owner, reason, transfer};
use crate::{records::Customer, seat};

pub const KIND: &str = "transfer_customers";
/// Customers per step: one transaction of well under a second.
const STEP: i64 = 50;
const PERMISSION: &str = "customers.customer.transfer";

/// Puts the job in the queue.
pub async fn start(app: &App, ctx: &Ctx, request: wire::TransferCustomersRequest) -> Result<Job> {
    let mut errors = kernel::FieldErrors::default();
    if request.filter.trim().is_empty() {
        errors.push("filter", "REQUIRED");
    } else if let Err(error) =
        records::filter_sql::<Customer>(ctx, &request.filter, &mut store::Arguments::default())
    {
        errors.extend("", error);
    }
    if request.owner_id.is_empty() {
        errors.push("ownerId", "REQUIRED");
    }
    errors.finish()?;
    let owner = new_owner(app, ctx, "ownerId", &request.owner_id).await?;
    let reason = reason(&request.reason)?;
    let mut uow = app.db.begin(ctx).await?;
    let total = records::count_matching::<Customer>(&mut uow, &request.filter).await?;
    let args = json!({"filter": request.filter, "ownerId": owner.id, "reason": reason});
    let job = jobs::enqueue(&mut uow, KIND, args, total).await?;
    uow.commit_job(&job).await?;
    Ok(job)
}

/// The work of the job.
pub struct TransferMany(pub Arc<App>);

#[async_trait]
impl Work for TransferMany {
    async fn ctx(&self, job: &Job) -> Result<Ctx> {
        runtime::ctx_of(&self.0, job.tenant_id, job.created_by, PERMISSION).await
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let filter = job.args["filter"].as_str().unwrap_or_default().to_owned();
        let owner: Uuid =
            text(&job.args["ownerId"]).parse().map_err(|_| Error::internal("job without owner"))?;
        let owner = NewOwner { id: owner, department: department_of(uow, owner).await? };
        let reason = job.args["reason"].as_str().map(str::to_owned);
        let after: Uuid = text(&job.cursor["after"]).parse().unwrap_or_default();
        seat::lock(uow, owner.id).await?;
        let ids = records::ids_matching::<Customer>(uow, &filter, after, STEP).await?;
        for id in &ids {
            let outcome = match uow.lock::<Customer>(*id).await {
                Ok(mut customer) => {
                    let from = customer.head.placement.owner_id;
                    transfer::hand_over(uow, &mut customer, &owner, reason.clone()).await.map(|()| from)
                }
                Err(error) => Err(error),
            };
            match outcome {
                Ok(from) => push(&mut job.result, "changed", json!({"id": id, "ownerId": from})),
                Err(error) if error.kind() == Kind::Internal || error.kind() == Kind::Unavailable => {
                    return Err(error);
                }
                Err(error) => push(&mut job.result, "skipped", json!({"id": id, "reason": error.reason()})),
            }
            job.done += 1;
        }
        job.total = job.total.max(job.done);
        match ids.last() {
            Some(last) if ids.len() as i64 == STEP => {
                job.cursor = json!({"after": last});
                Ok(Step::Again)
            }
            _ => Ok(Step::Finished),
        }
    }
}

async fn department_of(uow: &mut Uow<'_>, user: Uuid) -> Result<Option<Uuid>> {
    let found: Option<Option<Uuid>> =
        sqlx::query_scalar("select department_id from directory where kind = 'identity.user' and id = $1")
            .bind(user)
            .fetch_optional(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(store::fault)?;
    Ok(found.flatten())
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

fn push(result: &mut Json, list: &str, entry: Json) {
    if !result[list].is_array() {
        result[list] = json!([]);
    }
    if let Some(list) = result[list].as_array_mut() {
        list.push(entry);
    }
}
