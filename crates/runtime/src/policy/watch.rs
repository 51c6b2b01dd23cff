//! The one watch of a process over the policy bucket. It is begun anew after every reconnect and
//! whenever the bucket is not the one it began with (lost, made again): the library alone would
//! wait for sequence numbers that a new bucket reaches much later.

use std::{sync::atomic::Ordering, time::Duration};

use async_nats::jetstream::{self, kv};
use chrono::{DateTime, Utc};
use futures::StreamExt;
use tokio_util::sync::CancellationToken;

use super::PolicyCache;
use crate::policy_documents::{BUCKET, Key};

const PULSE: Duration = Duration::from_millis(250);
/// The bucket's identity is looked at every so many pulses.
const LOOK_EVERY: u32 = 12;

/// Keeps the cache current until told to stop.
pub async fn watch(cache: PolicyCache, client: async_nats::Client, stop: CancellationToken) {
    let jetstream = jetstream::new(client.clone());
    let mut born = None;
    while !stop.is_cancelled() {
        let began = tokio::select! {
            () = stop.cancelled() => return,
            began = begin(&jetstream) => began,
        };
        match began {
            Ok((watch, bucket_born)) => {
                // the watch stands before the reading starts: no change falls between
                let another_bucket = born.is_some_and(|born| born != bucket_born);
                born = Some(bucket_born);
                follow(&cache, &client, &jetstream, watch, bucket_born, another_bucket, &stop).await;
            }
            Err(cause) => tracing::debug!(%cause, "the policy bucket cannot be watched yet"),
        }
        tokio::time::sleep(PULSE).await;
    }
}

async fn begin(jetstream: &jetstream::Context) -> Result<(kv::Watch, DateTime<Utc>), async_nats::Error> {
    let bucket = jetstream.get_key_value(BUCKET).await?;
    let born = born(&bucket);
    Ok((bucket.watch_all().await?, born))
}

fn born(bucket: &kv::Store) -> DateTime<Utc> {
    let created = bucket.stream.cached_info().created;
    DateTime::from_timestamp(created.unix_timestamp(), created.nanosecond()).unwrap_or_default()
}

/// Applies changes until the connection or the bucket is another.
async fn follow(
    cache: &PolicyCache,
    client: &async_nats::Client,
    jetstream: &jetstream::Context,
    mut watch: kv::Watch,
    bucket_born: DateTime<Utc>,
    another_bucket: bool,
    stop: &CancellationToken,
) {
    let connects = client.statistics().connects.load(Ordering::Relaxed);
    let refresh = cache.refresh(another_bucket);
    tokio::pin!(refresh);
    let mut refreshing = true;
    let mut pulse = tokio::time::interval(PULSE);
    let mut pulses = 0_u32;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = &mut refresh, if refreshing => refreshing = false,
            entry = watch.next() => match entry {
                Some(Ok(entry)) => apply(cache, &entry),
                Some(Err(cause)) => return tracing::warn!(%cause, "the policy watch broke off"),
                None => return,
            },
            _ = pulse.tick() => {
                if client.statistics().connects.load(Ordering::Relaxed) != connects {
                    return;
                }
                pulses += 1;
                if pulses.is_multiple_of(LOOK_EVERY) && is_another(jetstream, bucket_born).await {
                    return;
                }
            }
        }
    }
}

fn apply(cache: &PolicyCache, entry: &kv::Entry) {
    let Some(key) = Key::parse(&entry.key) else { return };
    match entry.operation {
        kv::Operation::Put => cache.apply(key, &entry.value),
        kv::Operation::Delete | kv::Operation::Purge => cache.forget(key),
    }
}

/// Is the bucket gone or another? While the server cannot say, it counts as the same.
async fn is_another(jetstream: &jetstream::Context, bucket_born: DateTime<Utc>) -> bool {
    match tokio::time::timeout(Duration::from_secs(1), jetstream.get_key_value(BUCKET)).await {
        Ok(Ok(bucket)) => born(&bucket) != bucket_born,
        Ok(Err(cause)) => cause.kind() == jetstream::context::KeyValueErrorKind::GetBucket,
        Err(_) => false,
    }
}
