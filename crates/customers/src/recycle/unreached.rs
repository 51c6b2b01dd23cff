//! When somebody who must be asked does not answer: nothing falls, the pools' administrators are told
//! once, and the night tries again until morning.

use std::time::Duration;

use kernel::{Error, Result, Time};
use serde_json::{Value as Json, json};
use store::{
    Uow,
    jobs::{Job, Step},
};

use super::{homes::Homes, owners::UNREACHABLE};
use crate::records::Pool;

/// Between two tries.
const PAUSE: Duration = Duration::from_secs(600);
/// From then on it is no night any more; the next one makes up for it.
const MORNING: chrono::Duration = chrono::Duration::hours(6);

pub async fn put_off(uow: &mut Uow<'_>, job: &mut Job, error: &Error) -> Result<Step> {
    let service = error.params().iter().find(|(name, _)| name == "service");
    let service = service.map(|(_, service)| service.clone()).unwrap_or_default();
    tracing::error!(job = %job.id, tenant = %job.tenant_id, %error, "nothing falls to the pools: facts can't be confirmed");
    metrics::counter!("crm_recycle_put_off", "service" => service.clone()).increment(1);
    if job.cursor["told"] != json!(true) {
        tell(uow, job, &service).await?;
        job.cursor["told"] = json!(true);
    }
    let began: Time = text(&job.cursor["began"]).parse().unwrap_or(uow.ctx().now);
    if uow.ctx().now - began >= MORNING {
        job.result["unreachable"] = json!(service);
        return Ok(Step::Finished);
    }
    Ok(Step::Later(PAUSE, UNREACHABLE))
}

/// The administrators of the pools concerned, or whoever set a pool up that has none.
async fn tell(uow: &mut Uow<'_>, job: &Job, service: &str) -> Result<()> {
    let homes = Homes::open(uow).await?;
    let only = text(&job.args["poolId"]);
    for home in homes.iter().filter(|home| !home.pool.recycle_rules.is_empty()) {
        let id = home.pool.head.id;
        if !only.is_empty() && only != id.to_string() {
            continue;
        }
        let pool = uow.get::<Pool>(id).await?;
        let owner = pool.head.placement.owner_id.into_iter().collect::<Vec<_>>();
        let to = if pool.admin_ids.is_empty() { &owner } else { &pool.admin_ids };
        uow.notify(to, "RECYCLE_PUT_OFF", json!({"service": service}), &pool)?;
    }
    Ok(())
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}
