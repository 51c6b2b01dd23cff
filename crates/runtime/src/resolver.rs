//! Asks the owner of a record that this service only refers to: what is it, who sees it?

use async_trait::async_trait;
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
        let mut entries = vec![];
        for ids in ids.chunks(MOST_IDS) {
            let ids = ids.iter().map(Uuid::to_string).collect();
            let found = self.look_up(ctx, kind, LookUpRequest { ids, ..LookUpRequest::default() }).await?;
            entries.extend(found.into_iter().map(read).collect::<kernel::Result<Vec<_>>>()?);
        }
        Ok(entries)
    }

    async fn find(&self, ctx: &Ctx, kind: &str, texts: &[String]) -> kernel::Result<Vec<(String, Entry)>> {
        let mut entries = vec![];
        for texts in texts.chunks(MOST_IDS) {
            let texts = texts.to_vec();
            let found = self.look_up(ctx, kind, LookUpRequest { texts, ..LookUpRequest::default() }).await?;
            let read = |mut entry: DirectoryEntry| Ok((std::mem::take(&mut entry.found_by), read(entry)?));
            entries.extend(found.into_iter().map(read).collect::<kernel::Result<Vec<_>>>()?);
        }
        Ok(entries)
    }
}

impl Resolver {
    async fn look_up(
        &self,
        ctx: &Ctx,
        kind: &str,
        mut request: LookUpRequest,
    ) -> kernel::Result<Vec<DirectoryEntry>> {
        let (owner, record) =
            kind.split_once('.').ok_or_else(|| Error::internal(format!("{kind} is nobody's")))?;
        if !self.0.has(owner) {
            return Ok(vec![]); // absent by configuration: there are no such records
        }
        request.kind = record.to_owned();
        let path = format!("/crm.{owner}.v1.Operations/LookUp").parse().map_err(Error::internal)?;
        let mut grpc = Grpc::new(self.0.on_behalf(owner, ctx));
        grpc.ready().await.map_err(|cause| Error::unavailable("SERVICE_UNREACHABLE").because(cause))?;
        let codec = ProstCodec::<LookUpRequest, LookUpResponse>::default();
        let answer = grpc.unary(Request::new(request), path, codec).await.map_err(refusal)?;
        Ok(answer.into_inner().entries)
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
        found_by: String::new(),
    }
}

fn id(text: &str) -> kernel::Result<Uuid> {
    text.parse().map_err(|_| Error::internal(format!("{text} in a look-up is no id")))
}

fn optional(text: &str) -> kernel::Result<Option<Uuid>> {
    (!text.is_empty()).then(|| id(text)).transpose()
}
