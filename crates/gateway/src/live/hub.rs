//! One subscription for the whole process, spread over the tenants that somebody listens for. Kept
//! apart from the durable consumers: a change missed here is told as `resync`, never repeated.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_nats::{Client, connection::State};
use events::Subject;
use futures::StreamExt;
use kernel::Uuid;
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio_util::sync::CancellationToken;

use super::change::Change;

/// Changes a slow listener may fall behind before he has to start over.
const WAITING: usize = 1024;
const EVERYTHING: &str = "int.>";

/// What listeners are sent.
#[derive(Debug, Clone)]
pub enum News {
    /// A record changed.
    Changed(Arc<Change>),
    /// Changes were missed: look again.
    Resync,
}

/// Spreads changes; cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    client: Option<Client>,
    tenants: Mutex<HashMap<Uuid, Sender<News>>>,
    stop: CancellationToken,
}

impl Hub {
    /// Listens to the events of all tenants until `stop`.
    pub fn start(client: Client, stop: CancellationToken) -> Self {
        let hub = Self::new(Some(client.clone()), stop.clone());
        tokio::spawn(hub.clone().run(client, stop));
        hub
    }

    fn new(client: Option<Client>, stop: CancellationToken) -> Self {
        Self(Arc::new(Inner { client, tenants: Mutex::default(), stop }))
    }

    /// A hub that is told of changes by hand.
    pub fn by_hand(stop: CancellationToken) -> Self {
        Self::new(None, stop)
    }

    /// From now on all changes of the tenant.
    pub fn listen(&self, tenant: Uuid) -> Receiver<News> {
        let mut tenants = self.tenants();
        tenants.retain(|_, sender| sender.receiver_count() > 0);
        tenants.entry(tenant).or_insert_with(|| broadcast::channel(WAITING).0).subscribe()
    }

    /// Takes in one message of the event stream.
    pub fn take(&self, subject: &str, body: &[u8]) {
        let Some(subject) = Subject::parse(subject) else { return };
        if subject.record == events::NOTICE {
            return; // its receivers are told of the notification that it becomes
        }
        let listeners = self.tenants().get(&subject.tenant).cloned();
        let Some(listeners) = listeners.filter(|listeners| listeners.receiver_count() > 0) else { return };
        match Change::read(&subject, body) {
            // nobody listens any more: as good as sent
            Some(change) => drop(listeners.send(News::Changed(Arc::new(change)))),
            None => tracing::warn!(%subject, "an event cannot be read"),
        }
    }

    /// Tells everybody that changes were missed.
    pub fn resync(&self) {
        for sender in self.tenants().values() {
            drop(sender.send(News::Resync));
        }
    }

    /// Do changes reach us?
    pub fn is_connected(&self) -> bool {
        self.0.client.as_ref().is_none_or(|client| client.connection_state() == State::Connected)
    }

    /// Ends every listener's stream once cancelled.
    pub fn stopped(&self) -> CancellationToken {
        self.0.stop.clone()
    }

    async fn run(self, client: Client, stop: CancellationToken) {
        let work = async {
            loop {
                match client.subscribe(EVERYTHING).await {
                    Ok(subscription) => self.follow(&client, subscription).await,
                    Err(error) => tracing::warn!(%error, "live updates wait for the event server"),
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
                self.resync();
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = work => {}
        }
    }

    /// Until the subscription ends. The client reconnects by itself; what was published meanwhile
    /// is lost to it.
    async fn follow(&self, client: &Client, mut subscription: async_nats::Subscriber) {
        let connects = || client.statistics().connects.load(std::sync::atomic::Ordering::Relaxed);
        let mut known = connects();
        let mut look = tokio::time::interval(Duration::from_secs(1));
        loop {
            tokio::select! {
                message = subscription.next() => match message {
                    Some(message) => self.take(&message.subject, &message.payload),
                    None => return,
                },
                _ = look.tick() => if known != connects() {
                    known = connects();
                    self.resync();
                },
            }
        }
    }

    fn tenants(&self) -> MutexGuard<'_, HashMap<Uuid, Sender<News>>> {
        self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
