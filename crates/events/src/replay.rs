//! Sends records again to one consumer, to fill or rebuild what it keeps.

use async_nats::Client;
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use kernel::{Error, Result};

use crate::{
    Envelope,
    envelope::REPLAYED,
    stream::{self, unavailable},
};

const AT_ONCE: usize = 256;

/// Where one consumer hears what is meant for it alone.
pub fn subject(service: &str, consumer: &str) -> String {
    format!("replay.{service}.{consumer}")
}

/// Publishes records (tombstones among them) to `consumer` of `service` and waits until the stream
/// has them; tells how many. The streams must stand. Each becomes a snapshot with the verb `replayed`.
pub async fn send(
    client: &Client,
    service: &str,
    consumer: &str,
    records: impl Stream<Item = Result<Envelope>>,
) -> Result<u64> {
    let jetstream = stream::context(client);
    let subject = subject(service, consumer);
    let sent = records.map(|record| {
        let (jetstream, subject) = (&jetstream, &subject);
        async move {
            let body = serde_json::to_vec(&replayed(record?)).map_err(Error::internal)?;
            let ack = jetstream.publish(subject.clone(), Bytes::from(body)).await.map_err(unavailable)?;
            ack.await.map_err(unavailable).map(drop)
        }
    });
    sent.buffered(AT_ONCE).try_fold(0, |count, ()| async move { Ok(count + 1) }).await
}

fn replayed(mut event: Envelope) -> Envelope {
    if let Some((record, _)) = event.r#type.rsplit_once('.') {
        event.r#type = format!("{record}.{REPLAYED}");
    }
    event.data.changed.clear();
    event.data.before = None;
    event
}
