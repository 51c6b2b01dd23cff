//! What a service does when it hears of an event: keep a copy of what it needs (a projection) or
//! react once (a reaction). The effect and the note that it happened are one transaction; only then
//! is the event acknowledged.

mod attempt;
mod patience;
mod pull;
mod worker;

use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex},
};

use async_nats::Client;
use async_trait::async_trait;
use futures::FutureExt;
use kernel::{Ctx, Result};
use store::{Db, Uow};
use tokio_util::sync::CancellationToken;

pub use self::patience::Patience;
use crate::{Envelope, Streams};

/// How a consumer takes an event that comes twice, late, or out of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsumerKind {
    /// Keeps what snapshots say, idempotent by version: an older version changes nothing. Can be
    /// rebuilt from the owners' records.
    Projection,
    /// Acts on a verb, once by its inbox row; never replayed; tolerates any order.
    Reaction,
}

/// What happens on an event. It works inside `uow`, which already stands in the event's tenant and
/// is committed afterwards; it calls no network.
#[async_trait]
pub trait Handler: Send + Sync {
    /// Refuse with `Kind::Unavailable` or a reason `NOT_KNOWN_YET` to be asked again for a day; any
    /// other refusal counts, and the tenth makes a dead letter.
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()>;

    /// The most events that it takes in one transaction. More than one is for projections that write
    /// nothing of who did it: the transaction speaks for the first event's actor.
    fn at_once(&self) -> usize {
        1
    }

    /// Several events of one tenant, in their order; all or none. What is refused here is tried one by one.
    async fn handle_many(&self, uow: &mut Uow<'_>, events: &[&Envelope]) -> Result<()> {
        for event in events {
            self.handle(uow, event).await?;
        }
        Ok(())
    }
}

/// One thing a service listens for.
#[derive(Clone)]
pub struct Consumer {
    /// Unique in the service; renaming it starts it anew. Letters, digits and dashes.
    pub name: &'static str,
    /// `*.collaboration.activity.*`: tenant, service, record, verb. They must not overlap.
    pub filters: &'static [&'static str],
    /// How repeats are taken.
    pub kind: ConsumerKind,
    /// What happens.
    pub handler: Arc<dyn Handler>,
}

impl Consumer {
    /// Keeps a copy.
    pub fn projection(
        name: &'static str,
        filters: &'static [&'static str],
        handler: impl Handler + 'static,
    ) -> Self {
        Self { name, filters, kind: ConsumerKind::Projection, handler: Arc::new(handler) }
    }

    /// Acts once.
    pub fn reaction(
        name: &'static str,
        filters: &'static [&'static str],
        handler: impl Handler + 'static,
    ) -> Self {
        Self { name, filters, kind: ConsumerKind::Reaction, handler: Arc::new(handler) }
    }
}

/// What a company has set for all its work (its zone, how it numbers its papers), asked before a reaction begins.
#[async_trait]
pub trait Settings: Send + Sync {
    async fn settle(&self, ctx: &mut Ctx) -> Result<()>;
}

/// Runs the consumers of one service; replicas of the service share their work.
pub struct Runner {
    db: Db,
    client: Client,
    streams: Streams,
    consumers: Vec<Consumer>,
    patience: Patience,
    settings: Option<Arc<dyn Settings>>,
}

impl Runner {
    /// `consumers` are all of the service's.
    pub fn new(db: Db, client: Client, streams: Streams, consumers: Vec<Consumer>) -> Self {
        Self { db, client, streams, consumers, patience: Patience::default(), settings: None }
    }

    /// Another patience.
    pub fn patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Reactions know what the company has set; without this they have the defaults.
    pub fn settings(mut self, settings: Arc<dyn Settings>) -> Self {
        self.settings = Some(settings);
        self
    }

    /// Works until told to stop: what has been begun is finished, nothing new is taken.
    pub async fn run(self, stop: CancellationToken) {
        let running = self.consumers.into_iter().map(|consumer| {
            let name = consumer.name;
            let desk = Arc::new(attempt::Desk {
                db: self.db.clone(),
                consumer,
                patience: self.patience.clone(),
                settings: self.settings.clone(),
                faults: Mutex::default(),
            });
            let work = pull::run(desk, self.client.clone(), self.streams.clone(), stop.clone());
            async move {
                if AssertUnwindSafe(work).catch_unwind().await.is_err() {
                    tracing::error!(consumer = name, "the consumer's runner broke");
                }
            }
        });
        futures::future::join_all(running).await;
    }
}
