//! What a service says of itself to whoever sends it calls: it serves while its database answers and
//! the event server can be reached.

use std::{sync::Arc, time::Duration};

use async_nats::connection::State;
use tokio_util::sync::CancellationToken;
use tonic_health::{ServingStatus, server::HealthReporter};

use crate::app::App;

const EVERY: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(2);
/// A single question may be lost, or wait behind a crowd.
const IN_VAIN: u32 = 2;

/// Looks every second and tells what changed, until told to stop.
pub(super) async fn watch(app: Arc<App>, reporter: HealthReporter, stop: CancellationToken) {
    let look = async {
        let mut in_vain = 0;
        loop {
            tokio::time::sleep(EVERY).await;
            let missing = missing(&app).await;
            let served = in_vain < IN_VAIN;
            in_vain = if missing.is_some() { in_vain + 1 } else { 0 };
            let serves = in_vain < IN_VAIN;
            if serves == served {
                continue;
            }
            let service = app.db.service;
            match missing {
                Some(what) => tracing::warn!(service, "not serving: {what} cannot be reached"),
                None => tracing::info!(service, "serving again"),
            }
            let status = if serves { ServingStatus::Serving } else { ServingStatus::NotServing };
            reporter.set_service_status("", status).await;
        }
    };
    stop.run_until_cancelled(look).await;
}

/// What the service needs and cannot reach.
async fn missing(app: &App) -> Option<&'static str> {
    if !matches!(tokio::time::timeout(PATIENCE, app.db.ping()).await, Ok(Ok(()))) {
        return Some("the database");
    }
    (app.nats.connection_state() != State::Connected).then_some("the event server")
}
