//! What commits left for the relay, in order.

use serde_json::Value as Json;
use uuid::Uuid;

use crate::TestDb;

/// One row of the outbox, its body read.
#[derive(Debug, Clone)]
pub struct Published {
    pub seq: i64,
    pub id: Uuid,
    pub tenant: Uuid,
    /// `event` or `kv`
    pub kind: String,
    /// `customers.customer.created`
    pub subject: String,
    pub body: Json,
    /// Fields that the public stream must not carry.
    pub strip: Vec<String>,
}

impl Published {
    /// The last word of the subject.
    pub fn verb(&self) -> &str {
        self.subject.rsplit('.').next().unwrap_or_default()
    }

    /// `data` of the event.
    pub fn data(&self) -> &Json {
        &self.body["data"]
    }
}

impl TestDb {
    /// All that was put in the outbox.
    pub async fn published(&self) -> Vec<Published> {
        self.published_after(0).await
    }

    /// What was put in the outbox after `seq`.
    pub async fn published_after(&self, seq: i64) -> Vec<Published> {
        type Row = (i64, Uuid, Uuid, String, String, String, Vec<String>);
        let rows: Vec<Row> = sqlx::query_as(
            "select seq, id, tenant_id, kind, subject, payload, strip from base.outbox where seq > $1 order by seq",
        )
        .bind(seq)
        .fetch_all(&self.db.system)
        .await
        .expect("the outbox can be read");
        let read = |(seq, id, tenant, kind, subject, payload, strip): Row| Published {
            body: serde_json::from_str(&payload)
                .unwrap_or_else(|error| panic!("{subject} is no JSON: {error}: {payload}")),
            seq,
            id,
            tenant,
            kind,
            subject,
            strip,
        };
        rows.into_iter().map(read).collect()
    }

    /// The subjects in the outbox, in order.
    pub async fn subjects(&self) -> Vec<String> {
        self.published().await.into_iter().map(|event| event.subject).collect()
    }
}

/// The keys of a JSON object, in order.
pub fn keys(json: &Json) -> Vec<&str> {
    json.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default()
}
