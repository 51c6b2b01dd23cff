//! What a service does when nobody calls: carries its events out, hears those of others, works off
//! its jobs, forgets old keys.

use std::{sync::Arc, time::Duration};

use events::{Relay, Runner, Streams, directory};
use store::{jobs, records::foreign_kinds};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::app::{App, Started};

const HOUSEKEEPING: Duration = Duration::from_secs(3600);

/// Begins all of it; it ends with the token.
pub fn begin(
    app: &Arc<App>,
    started: Started,
    streams: &Streams,
    workers: &TaskTracker,
    stop: &CancellationToken,
) {
    let (db, nats) = (&app.db, &app.nats);
    let mut relay = Relay::new(db.clone(), nats.clone(), streams.clone());
    if let Some(republish) = started.republish {
        relay = relay.republish(republish);
    }
    workers.spawn(relay.run(stop.clone()));

    let mut consumers = started.consumers;
    let kinds = foreign_kinds(&db.registry.defs);
    if !kinds.is_empty() {
        consumers.push(directory::consumer(kinds));
    }
    if !consumers.is_empty() {
        let runner = Runner::new(db.clone(), nats.clone(), streams.clone(), consumers)
            .settings(Arc::new(app.policy.clone()));
        workers.spawn(runner.run(stop.clone()));
    }
    if !started.jobs.is_empty() {
        workers.spawn(jobs::run(db.clone(), started.jobs, stop.clone().cancelled_owned()));
    }
    for background in started.background {
        workers.spawn(background(stop.clone()));
    }
    workers.spawn(keep_house(Arc::clone(app), stop.clone()));
}

/// Forgets idempotency keys after their week.
async fn keep_house(app: Arc<App>, stop: CancellationToken) {
    loop {
        match store::idempotency::forget(&app.db).await {
            Ok(forgotten) => tracing::debug!(service = app.db.service, forgotten, "old keys are gone"),
            Err(error) => tracing::warn!(service = app.db.service, %error, "old keys stay a while"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(HOUSEKEEPING) => {}
        }
    }
}
