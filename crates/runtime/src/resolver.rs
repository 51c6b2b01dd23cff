//! Asks the owner of a record that this service only refers to: what is it, who sees it?

use async_trait::async_trait;
use http::uri::PathAndQuery;
use kernel::{Ctx, Error, Uuid};
use proto::common::v1::{DirectoryEntry, LookUpRequest, LookUpResponse};
use store::directory::{Entry, Resolve};
use tonic::{Request, client::Grpc};
use tonic_prost::ProstCodec;

use crate::{
    clients::{Clients, refusal},
    operations::exchange::MOST_IDS,
};

/// Looks records up at their owners.
#[derive(Clone)]
pub struct Resolver(Clients);

impl Resolver {
    /// Asks by these ways.
    pub fn new(clients: Clients) -> Self {
        Self(clients)
    }
}

#[async_trait]
impl Resolve for Resolver {
    async fn resolve(&self, ctx: &Ctx, kind: &str, ids: &[Uuid]) -> kernel::Result<Vec<Entry>> {
        let (owner, record) =
            kind.split_once('.').ok_or_else(|| Error::internal(format!("{kind} is nobody's")))?;
        if !self.0.has(owner) {
            return Ok(vec![]); // absent by configuration: there are no such records
        }
        let path: PathAndQuery =
            format!("/crm.{owner}.v1.Operations/LookUp").parse().map_err(Error::internal)?;
        let mut grpc = Grpc::new(self.0.on_behalf(owner, ctx));
        let mut entries = vec![];
        for ids in ids.chunks(MOST_IDS) {
            let ids = ids.iter().map(Uuid::to_string).collect();
            let message = LookUpRequest { kind: record.to_owned(), ids };
            grpc.ready().await.map_err(|cause| Error::unavailable("SERVICE_UNREACHABLE").because(cause))?;
            let codec = ProstCodec::<LookUpRequest, LookUpResponse>::default();
            let answer = grpc.unary(Request::new(message), path.clone(), codec).await.map_err(refusal)?;
            let found = answer.into_inner().entries.into_iter().map(read);
            entries.extend(found.collect::<kernel::Result<Vec<_>>>()?);
        }
        Ok(entries)
    }
}

fn read(entry: DirectoryEntry) -> kernel::Result<Entry> {
    Ok(Entry {
        kind: entry.kind,
        id: id(&entry.id)?,
        version: entry.version,
        title: entry.title,
        owner_id: optional(&entry.owner_id)?,
        department_id: optional(&entry.department_id)?,
        readers: entry.readers.iter().map(|reader| id(reader)).collect::<kernel::Result<_>>()?,
        editors: entry.editors.iter().map(|editor| id(editor)).collect::<kernel::Result<_>>()?,
        parent_kind: Some(entry.parent_kind).filter(|kind| !kind.is_empty()),
        parent_id: optional(&entry.parent_id)?,
        deleted: entry.deleted,
        merged_into: optional(&entry.merged_into)?,
    })
}

/// The entry as it travels.
pub fn write(entry: Entry) -> DirectoryEntry {
    let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    DirectoryEntry {
        kind: entry.kind,
        id: entry.id.to_string(),
        version: entry.version,
        title: entry.title,
        owner_id: text(entry.owner_id),
        department_id: text(entry.department_id),
        readers: entry.readers.iter().map(Uuid::to_string).collect(),
        editors: entry.editors.iter().map(Uuid::to_string).collect(),
        parent_kind: entry.parent_kind.unwrap_or_default(),
        parent_id: text(entry.parent_id),
        deleted: entry.deleted,
        merged_into: text(entry.merged_into),
    }
}

fn id(text: &str) -> kernel::Result<Uuid> {
    text.parse().map_err(|_| Error::internal(format!("{text} in a look-up is no id")))
}

fn optional(text: &str) -> kernel::Result<Option<Uuid>> {
    (!text.is_empty()).then(|| id(text)).transpose()
}
