//! An outbox row made ready for the wire: which record it is about, and the messages it becomes.

use bytes::Bytes;
use serde::Deserialize;
use uuid::Uuid;

use super::outbox::Row;
use crate::{bodies::bodies, subject};

/// What must not overtake one another: the versions of one record, the values of one key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Lane {
    Record(Uuid),
    Key(String),
}

/// A row ready to go.
pub(super) struct Prepared {
    pub seq: i64,
    pub id: Uuid,
    pub lane: Lane,
    /// Rows of one commit share it and may go side by side; keys never do.
    pub version: Option<i32>,
    /// Subject and body; the first decides the row's place in the stream.
    pub messages: Vec<(String, Bytes)>,
}

#[derive(Deserialize)]
struct Peek {
    data: PeekData,
}

#[derive(Deserialize)]
struct PeekData {
    id: Uuid,
    #[serde(default)]
    version: i32,
}

/// Makes a row ready, or tells why no stream will ever take it.
pub(super) fn prepare(row: &Row) -> Result<Prepared, String> {
    if row.kind == "kv" {
        if !row.subject.starts_with("$KV.") || !subject::is_subject(&row.subject) {
            return Err(format!("not a key: {}", row.subject));
        }
        let messages = vec![(row.subject.clone(), Bytes::copy_from_slice(row.payload.as_bytes()))];
        let lane = Lane::Key(row.subject.clone());
        return Ok(Prepared { seq: row.seq, id: row.id, lane, version: None, messages });
    }
    let to = subject::of_row(row.tenant_id, &row.subject)
        .ok_or_else(|| format!("not a subject: {}", row.subject))?;
    let peek: Peek = serde_json::from_str(&row.payload).map_err(|error| format!("not an event: {error}"))?;
    let made = bodies(&row.payload, &row.strip).map_err(|error| format!("not an event: {error}"))?;
    Ok(Prepared {
        seq: row.seq,
        id: row.id,
        lane: Lane::Record(peek.data.id),
        version: Some(peek.data.version),
        messages: vec![(to.internal(), made.internal), (to.public(), made.public)],
    })
}
