//! What an event says: which record, in which version, by whom, when, and the record as it was
//! left. CloudEvents 1.0 as JSON.

use std::borrow::Cow;

use kernel::{Placement, Time};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// Verbs whose event carries the whole record; all others tell of a deed.
pub const SNAPSHOTS: [&str; 6] = ["created", "updated", "deleted", "restored", "facts_changed", REPLAYED];
/// Verb of a snapshot sent again for one consumer.
pub const REPLAYED: &str = "replayed";

/// One event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Envelope {
    /// CloudEvents version: `1.0`.
    pub specversion: Cow<'static, str>,
    /// Unique for ever; what exactly-once rests on.
    pub id: Uuid,
    /// `/crm/customers`
    pub source: String,
    /// `crm.customers.customer.updated`
    pub r#type: String,
    /// `customer/<id>`
    pub subject: String,
    /// When the record says it happened.
    pub time: Time,
    /// `application/json`
    pub datacontenttype: Cow<'static, str>,
    /// Whose event.
    pub tenant: Uuid,
    /// The person who did it.
    #[serde(default)]
    pub actor: Option<Uuid>,
    /// `user`, `service`, `anonymous`
    #[serde(default)]
    pub actorkind: String,
    /// W3C trace context of the call.
    #[serde(default)]
    pub traceparent: Option<String>,
    /// The version this commit made.
    #[serde(default)]
    pub recordversion: i32,
    /// Entered of the past: nobody need do anything about it now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub backdated: bool,
    /// The record.
    pub data: Data,
}

/// The record an event is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// `customers.customer`
    pub kind: String,
    /// The record's id.
    pub id: Uuid,
    /// Its version after the commit.
    #[serde(default)]
    pub version: i32,
    /// ProtoJSON of the record after the commit; absent in verb events and references.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Box<RawValue>>,
    /// JSON names of the fields that changed.
    #[serde(default)]
    pub changed: Vec<String>,
    /// Where the record stands: who sees it. None: it stands where its parent stands.
    #[serde(default, with = "crate::placement")]
    pub placement: Option<Placement>,
    /// Where it stood before, when that changed.
    #[serde(default, with = "crate::placement")]
    pub before: Option<Placement>,
    /// How a person names it.
    #[serde(default)]
    pub title: Option<String>,
    /// The record it belongs to.
    #[serde(default)]
    pub parent: Option<Parent>,
    /// The record it belonged to before, or where its parent stood, when that changed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_before: Option<Parent>,
    /// In the recycle bin, or gone.
    #[serde(default)]
    pub deleted: bool,
    /// The record it became one with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Uuid>,
    /// What a verb event adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Box<RawValue>>,
    /// The body was too large: read the record at its owner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reference: bool,
}

/// The record that another belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// `customers.customer`
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// Where it stands: who sees it sees the child. None when it is deleted, and in what is sent again.
    #[serde(default, with = "crate::placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
}

impl Envelope {
    /// Reads an event's body.
    pub fn parse(body: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(body)
    }

    /// `claimed` of `crm.customers.customer.claimed`.
    pub fn verb(&self) -> &str {
        self.r#type.rsplit('.').next().unwrap_or_default()
    }

    /// Does it carry the whole record (or stand for it)?
    pub fn is_snapshot(&self) -> bool {
        SNAPSHOTS.contains(&self.verb())
    }

    /// Was it sent again to rebuild a projection?
    pub fn is_replayed(&self) -> bool {
        self.verb() == REPLAYED
    }

    /// The record as the type you know it by; none in verb events and references.
    pub fn record<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<Option<T>> {
        self.data.record.as_deref().map(|raw| serde_json::from_str(raw.get())).transpose()
    }

    /// What a verb event adds, as the type you know it by.
    pub fn detail<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<Option<T>> {
        self.data.detail.as_deref().map(|raw| serde_json::from_str(raw.get())).transpose()
    }
}
