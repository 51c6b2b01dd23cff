//! What a service knows of other services' records: their title, who sees them, what they belong
//! to, whether they are gone or became one with another. Every service keeps its own copy.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::Result;
use store::{
    Uow,
    directory::{self, Entry},
};

use crate::{
    Envelope,
    consumer::{Consumer, ConsumerKind, Handler},
};

/// Name of the consumer in every service.
pub const NAME: &str = "directory";

/// Keeps the directory of the named kinds (`customers.customer`). Call it once per process.
pub fn consumer(kinds: impl IntoIterator<Item = &'static str>) -> Consumer {
    let mut kinds: Vec<&'static str> = kinds.into_iter().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let filters = kinds.iter().map(|kind| &*format!("*.{kind}.*").leak()).collect::<Vec<&str>>();
    Consumer {
        name: NAME,
        filters: filters.leak(),
        kind: ConsumerKind::Projection,
        handler: Arc::new(Directory { kinds }),
    }
}

struct Directory {
    kinds: Vec<&'static str>,
}

#[async_trait]
impl Handler for Directory {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        self.handle_many(uow, &[event]).await
    }

    fn at_once(&self) -> usize {
        128
    }

    async fn handle_many(&self, uow: &mut Uow<'_>, events: &[&Envelope]) -> Result<()> {
        let entries = events.iter().filter(|event| self.is_ours(event)).map(|event| entry(event));
        let entries: Vec<Entry> = entries.collect();
        if entries.is_empty() {
            return Ok(());
        }
        directory::put_all(uow, &entries).await.map(drop)
    }
}

impl Directory {
    /// Facts change neither title nor place.
    fn is_ours(&self, event: &Envelope) -> bool {
        event.is_snapshot() && event.verb() != "facts_changed" && self.kinds.contains(&&*event.data.kind)
    }
}

/// What is kept of an event. Without a place nobody sees the record.
fn entry(event: &Envelope) -> Entry {
    let data = &event.data;
    let place = data.placement.clone().unwrap_or_default();
    Entry {
        kind: data.kind.clone(),
        id: data.id,
        version: data.version,
        title: data.title.clone().unwrap_or_default(),
        owner_id: place.owner_id,
        department_id: place.department_id,
        readers: place.readers,
        editors: place.editors,
        parent_kind: data.parent.as_ref().map(|parent| parent.kind.clone()),
        parent_id: data.parent.as_ref().map(|parent| parent.id),
        deleted: data.deleted,
        merged_into: data.merged_into,
    }
}
