//! Carries what was committed to the streams: every event, each record's versions in their order,
//! though databases, servers and this process may die at any moment. One relay leads per database;
//! the others stand by and pass on the word that there is work.

mod fault;
mod leader;
mod outbox;
mod prepared;
mod publish;
mod walk_back;

use std::{sync::Arc, time::Duration};

use async_nats::{Client, jetstream::Context};
use futures::future::BoxFuture;
use kernel::Result;
use store::Db;
use tokio_util::sync::CancellationToken;

use self::{fault::Fault, outbox::Outbox};
use crate::stream::{self, Streams};

/// Publishes all policy documents of a service again, because the bucket was lost.
pub type Republish = Arc<dyn Fn() -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// Pace and patience; the defaults are what production runs.
#[derive(Debug, Clone)]
pub struct Pace {
    /// Rows read at once.
    pub batch: i64,
    /// The longest a row waits when nobody pokes.
    pub sweep: Duration,
    /// How often a stand-by tries to lead.
    pub stand_by: Duration,
    /// How long published rows are kept.
    pub keep: chrono::Duration,
    /// How long it is remembered that a reaction took an event: longer than any stream keeps one.
    pub remember: chrono::Duration,
    /// How often those older are removed.
    pub tidy: Duration,
    /// First wait after a fault; doubles up to five seconds.
    pub retry: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            batch: 500,
            sweep: Duration::from_millis(250),
            stand_by: Duration::from_secs(1),
            keep: chrono::Duration::days(3),
            remember: chrono::Duration::days(14),
            tidy: Duration::from_secs(60),
            retry: Duration::from_millis(100),
        }
    }
}

/// The relay of one service's database.
pub struct Relay {
    service: &'static str,
    db: Db,
    client: Client,
    jetstream: Context,
    streams: Streams,
    pace: Pace,
    republish: Option<Republish>,
}

impl Relay {
    /// The system role of `db` must reach the server directly: a session lock does not survive a
    /// connection pooler in between.
    pub fn new(db: Db, client: Client, streams: Streams) -> Self {
        let jetstream = stream::context(&client);
        let pace = Pace::default();
        Self { service: db.service, db, client, jetstream, streams, pace, republish: None }
    }

    /// Another pace.
    pub fn pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Called by the leading relay when the policy bucket has lost this service's documents.
    pub fn republish(mut self, republish: Republish) -> Self {
        self.republish = Some(republish);
        self
    }

    /// Works until told to stop; survives the loss of both servers.
    pub async fn run(self, stop: CancellationToken) {
        let mut wait = self.pace.retry;
        while !stop.is_cancelled() {
            let Err(fault) = self.term(&stop, &mut wait).await else { return };
            metrics::gauge!("crm_relay_leading", "service" => self.service).set(0.0);
            tracing::warn!(service = self.service, %fault, "the relay lost its database and starts anew");
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(wait) => wait = (wait * 2).min(Duration::from_secs(5)),
            }
        }
    }

    /// One life of the database connection: stand by, lead, until the connection is lost.
    async fn term(&self, stop: &CancellationToken, wait: &mut Duration) -> std::result::Result<(), Fault> {
        let mut outbox = Outbox::connect(&self.db.system.connect_options()).await?;
        while !outbox.try_lead().await? {
            *wait = self.pace.retry;
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = self.db.poked() => self.pass_the_word().await,
                () = tokio::time::sleep(self.pace.stand_by) => {}
            }
        }
        *wait = self.pace.retry;
        tracing::info!(service = self.service, "the relay leads");
        metrics::gauge!("crm_relay_leading", "service" => self.service).set(1.0);
        let done = leader::Leader::new(self).lead(&mut outbox, stop).await;
        outbox.close().await;
        done
    }

    /// A commit here is work for the relay that leads elsewhere.
    async fn pass_the_word(&self) {
        // Best effort: the leader sweeps anyway. A short pause makes one word of many commits.
        let _ = self.client.publish(format!("poke.{}", self.service), bytes::Bytes::new()).await;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
