//! Fetches a consumer's events, from the stream of all events and from what is sent again to it
//! alone, and hands them out so that one record's events go to one worker, in their order.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
    time::Duration,
};

use async_nats::{
    Client,
    jetstream::{
        AckKind, Context, Message,
        consumer::{AckPolicy, DeliverPolicy, PullConsumer, pull},
    },
};
use futures::StreamExt;
use kernel::{Error, Result};
use tokio::sync::mpsc::{Sender, channel};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    attempt::Desk,
    worker::{Delivery, answer, work},
};
use crate::{
    Streams, dead_letters,
    link::Link,
    replay,
    stream::{self, EVENTS, REPLAY, unavailable},
};

/// Events in this process at once; those that wait for another try are not among them.
const BATCH: usize = 256;
/// Events that may be unanswered, the waiting ones included.
const UNANSWERED: i64 = 4096;
/// A consumer that no release knows any more leaves the server by itself.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(30 * 24 * 3600);

/// Runs one consumer until told to stop.
pub(super) async fn run(desk: Arc<Desk>, client: Client, streams: Streams, stop: CancellationToken) {
    let mut queues = Vec::new();
    let mut workers = tokio::task::JoinSet::new();
    // Who takes several at once gathers them in one hand.
    let hands = if desk.at_once() > 1 { 1 } else { desk.patience.workers.max(1) };
    for _ in 0..hands {
        let (queue, taken) = channel(BATCH / hands);
        queues.push(queue);
        workers.spawn(work(desk.clone(), taken));
    }
    let jetstream = stream::context(&client);
    let sources = [EVENTS, REPLAY].map(|name| {
        let source = Source { name, desk: &desk, client: &client, jetstream: &jetstream, streams: &streams };
        source.run(&queues, &stop)
    });
    futures::future::join_all(sources).await;
    drop(queues); // What was taken is finished.
    while workers.join_next().await.is_some() {}
}

struct Source<'a> {
    name: &'static str,
    desk: &'a Desk,
    client: &'a Client,
    jetstream: &'a Context,
    streams: &'a Streams,
}

impl Source<'_> {
    async fn run(self, queues: &[Sender<Delivery>], stop: &CancellationToken) {
        let mut wait = Duration::from_millis(100);
        while !stop.is_cancelled() {
            let began = std::time::Instant::now();
            if let Err(error) = self.listen(queues, stop).await {
                let consumer = self.desk.consumer.name;
                tracing::warn!(consumer, stream = self.name, %error, "the consumer lost its stream and starts anew");
            }
            if began.elapsed() > Duration::from_secs(30) {
                wait = Duration::from_millis(100);
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(wait) => wait = (wait * 2).min(Duration::from_secs(5)),
            }
        }
    }

    /// Until the connection changes: then the stream behind it may be another.
    async fn listen(&self, queues: &[Sender<Delivery>], stop: &CancellationToken) -> Result<()> {
        let link = Link::of(self.client);
        let Some(messages) = link.unless_lost(self.messages()).await else { return Ok(()) };
        let mut messages = messages?;
        loop {
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = link.lost() => return Ok(()),
                message = messages.next() => match message {
                    Some(Ok(message)) => self.hand_out(message, &link, queues).await,
                    Some(Err(error)) => return Err(unavailable(error)),
                    None => return Err(Error::unavailable("EVENTS_UNAVAILABLE").because("no more messages")),
                },
            }
        }
    }

    async fn messages(&self) -> Result<pull::Stream> {
        stream::ensure(self.jetstream, self.streams).await?;
        let consumer = self.durable().await?;
        let pull = consumer.stream().max_messages_per_batch(BATCH).expires(Duration::from_secs(30));
        pull.heartbeat(Duration::from_secs(5)).messages().await.map_err(unavailable)
    }

    /// The durable consumer, shared by the service's replicas; made, or brought up to date.
    async fn durable(&self) -> Result<PullConsumer> {
        let (service, consumer) = (self.desk.db.service, &self.desk.consumer);
        let filter_subjects = if self.name == REPLAY {
            vec![replay::subject(service, consumer.name)]
        } else {
            consumer.filters.iter().map(|filter| format!("int.{filter}")).collect()
        };
        let config = pull::Config {
            durable_name: Some(format!("{service}-{}", consumer.name)),
            filter_subjects,
            ack_policy: AckPolicy::Explicit,
            deliver_policy: DeliverPolicy::All,
            ack_wait: self.desk.patience.ack_wait,
            max_ack_pending: UNANSWERED,
            inactive_threshold: FORGOTTEN_AFTER,
            ..pull::Config::default()
        };
        self.jetstream.create_consumer_on_stream(config, self.name).await.map_err(unavailable)
    }

    async fn hand_out(&self, message: Message, link: &Link, queues: &[Sender<Delivery>]) {
        match Delivery::read(message, link) {
            Ok(delivery) => {
                let mut hasher = DefaultHasher::new();
                delivery.event.data.id.hash(&mut hasher);
                let queue = &queues[usize::try_from(hasher.finish()).unwrap_or_default() % queues.len()];
                // Closed only when we stop: the event comes again elsewhere.
                let _ = queue.send(delivery).await;
            }
            Err(unread) => self.refuse_unread(unread.0, link, &unread.1).await,
        }
    }

    /// No handler could ever take it.
    async fn refuse_unread(&self, message: Message, link: &Link, why: &str) {
        let (service, consumer) = (self.desk.db.service, self.desk.consumer.name);
        tracing::error!(service, consumer, why, subject = %message.subject, "what came is no event");
        let letter = dead_letters::New {
            consumer,
            event_id: Uuid::now_v7(),
            tenant: crate::Subject::parse(&message.subject).map_or(Uuid::nil(), |subject| subject.tenant),
            subject: message.subject.as_str(),
            payload: &String::from_utf8_lossy(&message.payload).replace('\0', ""),
            error: why,
            attempts: 1,
        };
        let kept = dead_letters::lay(&self.desk.db, letter).await.is_ok();
        let kind = if kept { AckKind::Term } else { AckKind::Nak(Some(Duration::from_secs(5))) };
        let (_, acker) = message.split();
        answer(&acker, link, kind).await;
    }
}
