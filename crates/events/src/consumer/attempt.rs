//! One try at one event, in one transaction.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures::FutureExt;
use kernel::{Actor, Ctx, Error, Result};
use store::{Db, Uow};
use uuid::Uuid;

use super::{Consumer, ConsumerKind, Patience, Settings};
use crate::Envelope;

/// What the workers of one consumer share.
pub(super) struct Desk {
    pub db: Db,
    pub consumer: Consumer,
    pub patience: Patience,
    pub settings: Option<Arc<dyn Settings>>,
    /// Faults by event; waits for other services are not among them.
    pub faults: Mutex<HashMap<Uuid, u32>>,
}

impl Desk {
    /// The effect, once. A panic is a fault like any other.
    pub(super) async fn attempt(&self, event: &Envelope) -> Result<()> {
        let work = AssertUnwindSafe(self.effect(event)).catch_unwind();
        match tokio::time::timeout(self.patience.limit, work).await {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => Err(Error::internal(format!("the handler panicked: {}", words(&*panic)))),
            Err(_) => Err(Error::unavailable("TOO_SLOW")),
        }
    }

    /// The effects of several events of one tenant in one transaction, in a time in which the server
    /// delivers none of them again.
    pub(super) async fn attempt_many(&self, events: &[&Envelope]) -> Result<()> {
        let Some(first) = events.first() else { return Ok(()) };
        let work = async {
            let ctx = self.ctx(first);
            let mut uow = self.db.begin(&ctx).await?;
            self.consumer.handler.handle_many(&mut uow, events).await?;
            uow.commit_quietly().await
        };
        let work = tokio::time::timeout(self.patience.ack_wait / 3, AssertUnwindSafe(work).catch_unwind());
        match work.await {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => Err(Error::internal(format!("the handler panicked: {}", words(&*panic)))),
            Err(_) => Err(Error::unavailable("TOO_SLOW")),
        }
    }

    /// The most events in one transaction.
    pub(super) fn at_once(&self) -> usize {
        match self.consumer.kind {
            ConsumerKind::Projection => self.consumer.handler.at_once().max(1),
            ConsumerKind::Reaction => 1,
        }
    }

    async fn effect(&self, event: &Envelope) -> Result<()> {
        let is_reaction = self.consumer.kind == ConsumerKind::Reaction;
        if is_reaction && event.is_replayed() {
            return Ok(()); // Reactions are never replayed.
        }
        let mut ctx = self.ctx(event);
        // whoever acts does so by the company's calendar; a copy is the same in every zone
        if let Some(settings) = self.settings.as_ref().filter(|_| is_reaction) {
            settings.settle(&mut ctx).await?;
        }
        let mut uow = self.db.begin(&ctx).await?;
        if is_reaction && !first_time(&mut uow, self.consumer.name, event.id).await? {
            return Ok(());
        }
        self.consumer.handler.handle(&mut uow, event).await?;
        uow.commit_quietly().await
    }

    /// The service's own work, in the event's tenant, on behalf of whose act it was.
    fn ctx(&self, event: &Envelope) -> Ctx {
        let mut ctx = Ctx::system(self.db.service, event.tenant, self.db.clock.now());
        ctx.actor = Actor::Service { name: self.db.service.to_owned(), on_behalf: event.actor };
        ctx.trace_parent = event.traceparent.clone();
        ctx.request_id = event.id.to_string();
        ctx
    }

    /// Counts one more fault of the event.
    pub(super) fn count_fault(&self, event: Uuid) -> u32 {
        let mut faults = self.faults.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if faults.len() > 10_000 {
            faults.clear(); // Events that another replica took over are never taken out.
        }
        let count = faults.entry(event).or_default();
        *count += 1;
        *count
    }

    /// The event is settled.
    pub(super) fn forget_faults(&self, event: Uuid) {
        self.faults.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(&event);
    }
}

/// Writes the inbox row; false when it is there already. A second delivery at the same moment waits
/// here for the first one's commit.
async fn first_time(uow: &mut Uow<'_>, consumer: &str, event: Uuid) -> Result<bool> {
    let tenant = uow.ctx().tenant;
    let insert = sqlx::query(
        "insert into inbox (tenant_id, consumer, key, at) values ($1, $2, $3, now()) on conflict do nothing",
    );
    let insert = insert.bind(tenant).bind(consumer).bind(event.to_string());
    let done = insert.execute(uow.unscoped("inbox row of a reaction")).await.map_err(store::fault)?;
    Ok(done.rows_affected() == 1)
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}

/// Seconds since `published`, by this machine's clock.
pub(super) fn age(published: i64) -> Duration {
    let seconds = chrono::Utc::now().timestamp() - published;
    Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
}
