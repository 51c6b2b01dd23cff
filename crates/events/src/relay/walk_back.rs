//! The streams may acknowledge a message before it is safe on disk, so after every reconnect the
//! relay looks whether they still hold what they acknowledged, newest first, and sends again what
//! is gone. Whatever is sent twice does no harm: streams, projections and reactions know it.

use std::collections::{HashMap, HashSet};

use async_nats::{
    header,
    jetstream::{
        Context,
        stream::{LastRawMessageErrorKind, RawMessageErrorKind, Stream},
    },
};
use futures::future::try_join_all;

use super::{
    Fault,
    outbox::{Acked, Outbox},
};
use crate::{
    stream::{EVENTS, POLICY, PUBLIC},
    subject,
};

const PAGE: i64 = 1000;
const AT_ONCE: usize = 64;
/// As many of the newest subjects are compared in the analysts' stream.
const SUBJECTS: usize = 200;

/// Marks lost rows as not published; tells how many.
pub(super) async fn walk_back(outbox: &mut Outbox, jetstream: &Context) -> Result<usize, Fault> {
    let newest = outbox.acked(i64::MAX, PAGE).await?;
    let mut lost: HashSet<i64> = HashSet::new();
    lost.extend(lost_keys(&newest, jetstream).await?);
    lost.extend(lost_public(&newest, jetstream).await?);
    lost.extend(lost_events(newest, outbox, jetstream).await?);
    let count = lost.len();
    outbox.send_again(lost.into_iter().collect()).await?;
    Ok(count)
}

/// Events: the message at a row's number must be the row's.
async fn lost_events(
    newest: Vec<Acked>,
    outbox: &mut Outbox,
    jetstream: &Context,
) -> Result<Vec<i64>, Fault> {
    let events = jetstream.get_stream(EVENTS).await.map_err(Fault::streams)?;
    let mut lost = Vec::new();
    let mut page = newest;
    while let Some(oldest) = page.last().map(|row| row.seq) {
        page.retain(|row| row.kind == "event" && row.stream_seq.is_some());
        page.sort_by_key(|row| std::cmp::Reverse(row.stream_seq));
        for some in page.chunks(AT_ONCE) {
            let held = try_join_all(some.iter().map(|row| holds(&events, row)).collect::<Vec<_>>()).await?;
            lost.extend(some.iter().zip(&held).filter(|(_, held)| !**held).map(|(row, _)| row.seq));
            if held.iter().all(|held| *held) {
                return Ok(lost);
            }
        }
        page = outbox.acked(oldest, PAGE).await?;
    }
    Ok(lost)
}

async fn holds(events: &Stream, row: &Acked) -> Result<bool, Fault> {
    let at = row.stream_seq.and_then(|n| u64::try_from(n).ok()).unwrap_or_default();
    let state = &events.cached_info().state;
    if at > state.last_sequence {
        return Ok(false);
    }
    if at < state.first_sequence {
        return Ok(true); // Older than the stream keeps.
    }
    match events.get_raw_message(at).await {
        Ok(message) => Ok(is(&message.headers, row)),
        Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => Ok(false),
        Err(error) => Err(Fault::streams(error)),
    }
}

/// Analysts' events: the last message of each subject must be the newest row's. If one is not, all
/// rows of the page go again.
async fn lost_public(page: &[Acked], jetstream: &Context) -> Result<Vec<i64>, Fault> {
    let rows = newest_by_subject(page.iter().filter(|row| row.kind == "event"), |row| {
        subject::of_row(row.tenant_id, &row.subject).map(|subject| subject.public())
    });
    let lost = lost_last(&jetstream.get_stream(PUBLIC).await.map_err(Fault::streams)?, rows).await?;
    let Some(first) = lost.iter().min() else { return Ok(vec![]) };
    Ok(page.iter().filter(|row| row.kind == "event" && row.seq >= *first).map(|row| row.seq).collect())
}

/// Policy documents: the bucket must hold the newest row of each key.
async fn lost_keys(page: &[Acked], jetstream: &Context) -> Result<Vec<i64>, Fault> {
    let rows = newest_by_subject(page.iter().filter(|row| row.kind == "kv"), |row| Some(row.subject.clone()));
    let bucket = jetstream.get_stream(format!("KV_{POLICY}")).await.map_err(Fault::streams)?;
    lost_last(&bucket, rows).await
}

fn newest_by_subject<'a>(
    rows: impl Iterator<Item = &'a Acked>,
    subject: impl Fn(&Acked) -> Option<String>,
) -> Vec<(String, &'a Acked)> {
    let mut newest: HashMap<String, &Acked> = HashMap::new();
    for row in rows.filter(|row| row.stream_seq.is_some()) {
        let Some(subject) = subject(row) else { continue };
        let kept = newest.entry(subject).or_insert(row);
        if row.stream_seq > kept.stream_seq {
            *kept = row;
        }
    }
    let mut rows: Vec<_> = newest.into_iter().collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.seq));
    rows.truncate(SUBJECTS);
    rows
}

async fn lost_last(held_by: &Stream, rows: Vec<(String, &Acked)>) -> Result<Vec<i64>, Fault> {
    let mut lost = Vec::new();
    for some in rows.chunks(AT_ONCE) {
        let checks: Vec<_> = some.iter().map(|(subject, row)| is_last(held_by, subject, row)).collect();
        let held = try_join_all(checks).await?;
        lost.extend(some.iter().zip(held).filter(|(_, held)| !held).map(|((_, row), _)| row.seq));
    }
    Ok(lost)
}

async fn is_last(held_by: &Stream, subject: &str, row: &Acked) -> Result<bool, Fault> {
    match held_by.get_last_raw_message_by_subject(subject).await {
        Ok(message) => Ok(is(&message.headers, row)),
        Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => Ok(false),
        Err(error) => Err(Fault::streams(error)),
    }
}

fn is(headers: &async_nats::HeaderMap, row: &Acked) -> bool {
    headers.get(header::NATS_MESSAGE_ID).is_some_and(|id| id.as_str() == row.id.to_string())
}
