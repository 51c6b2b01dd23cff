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
        // Facts change neither title nor place.
        if !event.is_snapshot() || event.verb() == "facts_changed" || !self.kinds.contains(&&*event.data.kind)
        {
            return Ok(());
        }
        keep(uow, event).await
    }
}

/// Writes the entry unless a newer version is there. Without a place nobody sees it.
async fn keep(uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
    let data = &event.data;
    let place = data.placement.clone().unwrap_or_default();
    let entry = Entry {
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
    };
    directory::put(uow, &entry).await.map(drop)
}
