//! The streams that must stand before anything is published: events for services, events for
//! analysts, records sent again, and the policy documents. Made at start, and made again whenever
//! one is missing.

use std::time::Duration;

use async_nats::jetstream::{
    Context, ErrorCode,
    context::{ContextBuilder, GetStreamErrorKind},
    kv, stream,
};
use kernel::{Error, Result};

/// Stream of events for services.
pub const EVENTS: &str = "EVENTS";
/// Stream of events for analysts.
pub const PUBLIC: &str = "PUBLIC";
/// Stream of records sent again and of requeued dead letters.
pub const REPLAY: &str = "REPLAY";
/// Bucket of the policy documents.
pub const POLICY: &str = "policy";

const DAY: Duration = Duration::from_secs(24 * 3600);
/// Longer than a relay could hold a batch and still send it.
const DUPLICATE_WINDOW: Duration = Duration::from_secs(300);

/// How long the streams keep, and how many copies.
#[derive(Debug, Clone)]
pub struct Streams {
    /// A service may be down this long without a rebuild.
    pub events_age: Duration,
    /// How far back analysts can read.
    pub public_age: Duration,
    /// How long a replay waits for its consumer.
    pub replay_age: Duration,
    /// Copies of each stream: 3 in a cluster.
    pub replicas: usize,
}

impl Default for Streams {
    fn default() -> Self {
        Self { events_age: 7 * DAY, public_age: 30 * DAY, replay_age: 3 * DAY, replicas: 1 }
    }
}

/// A context whose publishes wait for room instead of failing, and whose waits end.
pub fn context(client: &async_nats::Client) -> Context {
    ContextBuilder::new()
        .timeout(Duration::from_secs(5))
        .ack_timeout(Duration::from_secs(5))
        .max_ack_inflight(4096)
        .backpressure_on_inflight(true)
        .build(client.clone())
}

/// Makes what is missing and mends what differs; cheap when all is well.
pub async fn ensure(jetstream: &Context, wanted: &Streams) -> Result<()> {
    ensure_stream(jetstream, config(EVENTS, "int.>", wanted.events_age, wanted)).await?;
    ensure_stream(jetstream, config(PUBLIC, "crm.>", wanted.public_age, wanted)).await?;
    // Each replayed record has exactly one reader: it leaves the disk once that reader took it.
    let replay = config(REPLAY, "replay.>", wanted.replay_age, wanted);
    ensure_stream(jetstream, stream::Config { retention: stream::RetentionPolicy::WorkQueue, ..replay })
        .await?;
    ensure_policy(jetstream, wanted).await
}

fn config(name: &str, subjects: &str, max_age: Duration, wanted: &Streams) -> stream::Config {
    stream::Config {
        name: name.to_owned(),
        subjects: vec![subjects.to_owned()],
        retention: stream::RetentionPolicy::Limits,
        storage: stream::StorageType::File,
        max_age,
        duplicate_window: DUPLICATE_WINDOW,
        num_replicas: wanted.replicas,
        allow_direct: true,
        ..stream::Config::default()
    }
}

async fn ensure_stream(jetstream: &Context, wanted: stream::Config) -> Result<()> {
    let present = match jetstream.get_stream(&wanted.name).await {
        Ok(stream) => Some(stream.cached_info().config.clone()),
        Err(error) => match error.kind() {
            GetStreamErrorKind::JetStream(cause) if cause.error_code() == ErrorCode::STREAM_NOT_FOUND => None,
            _ => return Err(unavailable(error)),
        },
    };
    let Some(present) = present else {
        tracing::info!(stream = wanted.name, "making the stream");
        return jetstream.create_stream(wanted).await.map(drop).map_err(unavailable);
    };
    let same = present.subjects == wanted.subjects
        && present.max_age == wanted.max_age
        && present.duplicate_window == wanted.duplicate_window
        && present.num_replicas == wanted.num_replicas;
    if same {
        return Ok(());
    }
    // Limits that an operator set by hand (bytes, placement) stay.
    let mended = stream::Config {
        subjects: wanted.subjects,
        max_age: wanted.max_age,
        duplicate_window: wanted.duplicate_window,
        num_replicas: wanted.num_replicas,
        ..present
    };
    jetstream.update_stream(mended).await.map(drop).map_err(unavailable)
}

async fn ensure_policy(jetstream: &Context, wanted: &Streams) -> Result<()> {
    if jetstream.get_key_value(POLICY).await.is_ok() {
        return Ok(());
    }
    let bucket = kv::Config {
        bucket: POLICY.to_owned(),
        history: 1,
        num_replicas: wanted.replicas,
        ..kv::Config::default()
    };
    jetstream.create_key_value(bucket).await.map(drop).map_err(unavailable)
}

pub(crate) fn unavailable(cause: impl std::fmt::Display) -> Error {
    Error::unavailable("EVENTS_UNAVAILABLE").because(cause)
}
