//! Plans the work of the night: for every tenant that wants it a job at the hour of his own clocks.

use std::{sync::Arc, time::Duration};

use kernel::{Result, Uuid, night};
use serde_json::json;
use store::{fault, nights};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Background};

/// How often one looks whether a night is to be planned.
const ROUND: Duration = Duration::from_secs(60);

/// What is done every night.
#[derive(Debug, Clone, Copy)]
pub struct Nightly {
    /// Kind of the job; its arguments are the night and the tenant's zone: `{"night", "zone"}`.
    pub kind: &'static str,
    /// Hour at which it may begin by the tenant's clocks.
    pub hour: u32,
    /// SQL that names the ids of all tenants that want it.
    pub tenants: &'static str,
}

/// Keeps the next night of every tenant planned until told to stop.
pub fn nightly(app: Arc<App>, what: Nightly) -> Background {
    Box::new(move |stop: CancellationToken| {
        Box::pin(async move {
            loop {
                if let Err(error) = plan(&app, what).await {
                    tracing::warn!(kind = what.kind, %error, "nights can't be planned now");
                }
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(ROUND) => {}
                }
            }
        })
    })
}

async fn plan(app: &App, what: Nightly) -> Result<()> {
    let tenants: Vec<Uuid> =
        sqlx::query_scalar(what.tenants).fetch_all(&app.db.system).await.map_err(fault)?;
    for tenant in tenants {
        // one tenant whose zone isn't known now must not keep the others
        let zone = match app.policy.zone(tenant).await {
            Ok(zone) => zone,
            Err(error) => {
                tracing::warn!(%tenant, kind = what.kind, %error, "the tenant's zone is not known now");
                continue;
            }
        };
        let day = night::next(zone, app.clock.now(), what.hour);
        let args = json!({"night": day, "zone": zone.name()});
        let begins = night::begins(zone, day, what.hour);
        if nights::plan(&app.db, tenant, what.kind, day, begins, &args).await? {
            tracing::info!(%tenant, kind = what.kind, %begins, "the next night is planned");
        }
    }
    Ok(())
}
