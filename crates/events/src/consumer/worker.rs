//! Takes deliveries one after the other, or several at once where the consumer can, and decides what
//! becomes of each: acknowledged, tried again later, or laid among the dead letters.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use async_nats::jetstream::{AckKind, Message, message::Acker};
use bytes::Bytes;
use kernel::Error;
use tokio::sync::mpsc::Receiver;
use uuid::Uuid;

use super::{
    Patience,
    attempt::{Desk, age},
    patience::{Next, is_temporary},
};
use crate::{Envelope, dead_letters, link::Link};

/// One delivery, read.
pub(super) struct Delivery {
    pub event: Envelope,
    pub subject: String,
    pub body: Bytes,
    pub acker: Acker,
    /// The connection it came by.
    pub link: Link,
    pub delivered: u32,
    /// Unix seconds.
    pub published: i64,
}

impl Delivery {
    /// Reads a message; one that is no event comes back with the reason.
    pub(super) fn read(message: Message, link: &Link) -> Result<Self, Box<(Message, String)>> {
        let (delivered, published) = match message.info() {
            Ok(info) => (u32::try_from(info.delivered).unwrap_or(u32::MAX), info.published.unix_timestamp()),
            Err(error) => {
                let why = error.to_string();
                return Err(Box::new((message, why)));
            }
        };
        let event = match Envelope::parse(&message.payload) {
            Ok(event) => event,
            Err(error) => {
                let why = format!("not an event: {error}");
                return Err(Box::new((message, why)));
            }
        };
        let (message, acker) = message.split();
        let (subject, body) = (message.subject.to_string(), message.payload);
        Ok(Self { event, subject, body, acker, link: link.clone(), delivered, published })
    }
}

/// How long a consumer that takes several at once waits for more to come: what it keeps may be that
/// much older, and a busy server has a tenth of the transactions.
const GATHER: Duration = Duration::from_millis(10);

/// Works until the queue is closed and empty.
pub(super) async fn work(desk: Arc<Desk>, mut queue: Receiver<Delivery>) {
    let at_once = desk.at_once();
    let mut taken = Vec::with_capacity(at_once);
    while queue.recv_many(&mut taken, at_once).await > 0 {
        if at_once > 1 {
            let until = tokio::time::Instant::now() + GATHER;
            while taken.len() < at_once {
                let room = at_once - taken.len();
                let more = tokio::time::timeout_at(until, queue.recv_many(&mut taken, room)).await;
                if !matches!(more, Ok(1..)) {
                    break;
                }
            }
        }
        for some in by_tenant(taken.drain(..)) {
            settle_many(&desk, some).await;
        }
    }
}

/// Each tenant's own, in their order.
fn by_tenant(deliveries: impl Iterator<Item = Delivery>) -> impl Iterator<Item = Vec<Delivery>> {
    let mut tenants = BTreeMap::<Uuid, Vec<Delivery>>::new();
    for delivery in deliveries {
        tenants.entry(delivery.event.tenant).or_default().push(delivery);
    }
    tenants.into_values()
}

async fn settle_many(desk: &Desk, deliveries: Vec<Delivery>) {
    if deliveries.len() > 1 {
        let started = Instant::now();
        let events: Vec<&Envelope> = deliveries.iter().map(|delivery| &delivery.event).collect();
        let done = desk.attempt_many(&events).await;
        took(desk, started);
        match done {
            Ok(()) => return taken_in(desk, &deliveries).await,
            Err(error) => {
                let (consumer, count) = (desk.consumer.name, deliveries.len());
                tracing::debug!(consumer, count, %error, "events are tried one by one");
            }
        }
    }
    for delivery in deliveries {
        settle(desk, delivery).await;
    }
}

async fn settle(desk: &Desk, delivery: Delivery) {
    let started = Instant::now();
    let done = reported(&desk.patience, &delivery, desk.attempt(&delivery.event)).await;
    took(desk, started);
    match done {
        Ok(()) => taken_in(desk, std::slice::from_ref(&delivery)).await,
        Err(error) => refuse(desk, delivery, error).await,
    }
}

fn took(desk: &Desk, started: Instant) {
    let (service, consumer) = (desk.db.service, desk.consumer.name);
    metrics::histogram!("crm_event_handle_seconds", "service" => service, "consumer" => consumer)
        .record(started.elapsed().as_secs_f64());
}

/// Acknowledges them. If that is lost the events come again and are known; the server takes answers in
/// their order, so that it has heard all of them when it confirms the last.
async fn taken_in(desk: &Desk, deliveries: &[Delivery]) {
    let (service, consumer) = (desk.db.service, desk.consumer.name);
    let lag = metrics::histogram!("crm_event_lag_seconds", "service" => service, "consumer" => consumer);
    let now = chrono::Utc::now();
    for delivery in deliveries {
        desk.forget_faults(delivery.event.id);
        lag.record((now - delivery.event.time).as_seconds_f64().max(0.0));
    }
    let Some((last, before)) = deliveries.split_last() else { return };
    for delivery in before {
        if let Err(error) = delivery.acker.ack_with(AckKind::Ack).await {
            tracing::debug!(%error, "the server did not hear the answer; the event comes again");
        }
    }
    answer(&last.acker, &last.link, AckKind::Ack).await;
}

async fn refuse(desk: &Desk, delivery: Delivery, error: Error) {
    let id = delivery.event.id;
    let faults = if is_temporary(&error) { 0 } else { desk.count_fault(id) };
    match desk.patience.next(&error, delivery.delivered, faults, age(delivery.published)) {
        Next::TryAgain(wait) => {
            tracing::debug!(consumer = desk.consumer.name, event = %id, %error, ?wait, "event tried again later");
            answer(&delivery.acker, &delivery.link, AckKind::Nak(Some(wait))).await;
        }
        Next::GiveUp => {
            bury(desk, &delivery, &error).await;
            desk.forget_faults(id);
        }
    }
}

/// First the dead letter, then the farewell: an event is never in neither place.
async fn bury(desk: &Desk, delivery: &Delivery, error: &Error) {
    let (service, consumer) = (desk.db.service, desk.consumer.name);
    let letter = dead_letters::New {
        consumer,
        event_id: delivery.event.id,
        tenant: delivery.event.tenant,
        subject: &delivery.subject,
        payload: &String::from_utf8_lossy(&delivery.body),
        error: &error.to_string(),
        attempts: i32::try_from(delivery.delivered).unwrap_or(i32::MAX),
    };
    match dead_letters::lay(&desk.db, letter).await {
        Ok(()) => {
            tracing::error!(service, consumer, event = %delivery.event.id, %error, "event became a dead letter");
            metrics::counter!("crm_dead_letters", "service" => service, "consumer" => consumer).increment(1);
            answer(&delivery.acker, &delivery.link, AckKind::Term).await;
        }
        Err(cause) => {
            tracing::warn!(service, consumer, %cause, "a dead letter could not be kept; the event stays");
            answer(&delivery.acker, &delivery.link, AckKind::Nak(Some(Duration::from_secs(5)))).await;
        }
    }
}

/// Tells the server now and then that somebody is at it.
async fn reported<T>(patience: &Patience, delivery: &Delivery, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            biased;
            done = &mut work => return done,
            () = tokio::time::sleep(patience.ack_wait / 3) => {
                let _ = delivery.acker.ack_with(AckKind::Progress).await;
            }
        }
    }
}

/// Tells the server and waits until it knows; of an event that came by an earlier connection it may
/// know nothing more, and isn't waited for.
pub(super) async fn answer(acker: &Acker, link: &Link, kind: AckKind) {
    let heard = match link.holds() {
        true => link.unless_lost(acker.double_ack_with(kind)).await,
        false => Some(acker.ack_with(kind).await),
    };
    if !matches!(heard, Some(Ok(()))) {
        tracing::debug!(?heard, "the server did not hear the answer; the event comes again");
    }
}
