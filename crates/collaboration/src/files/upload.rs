//! A file arrives: its card is checked first, then its bytes go to the object store, and only when
//! they are safe there is a file. Whatever goes wrong before, nothing is left.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures::{Stream, StreamExt};
use kernel::{Actor, Ctx, Error, Kind, Result};
use object_store::ObjectStore;
use proto::collaboration::v1::{
    self as wire, UploadFileRequest,
    upload_file_request::{Meta, Part},
};
use store::{
    Db,
    directory::{self, Resolve},
    fault, records,
};
use tonic::Status;

use super::{
    card,
    objects::{self, Arriving},
    pending::Pending,
};
use crate::records::File;

/// Bytes of the largest file that somebody uploads.
pub const LARGEST: u64 = 100 << 20;
/// Bytes of the largest file that another service writes for somebody: an export.
const LARGEST_OF_SERVICES: u64 = 4 << 30;
/// A sender may be slow, but not silent.
const SILENCE: Duration = Duration::from_secs(60);

/// How large the caller's file may be.
pub fn largest(ctx: &Ctx) -> u64 {
    match ctx.actor {
        Actor::Service { .. } => LARGEST_OF_SERVICES,
        Actor::User(_) | Actor::Anonymous => LARGEST,
    }
}

/// A message of the sender, or how he broke off.
pub type Received = std::result::Result<UploadFileRequest, Status>;

/// Where files go.
pub struct Depot<'a> {
    pub db: &'a Db,
    pub resolver: &'a dyn Resolve,
    pub objects: Arc<dyn ObjectStore>,
    /// Bytes of the largest file.
    pub largest: u64,
}

impl Depot<'_> {
    /// Takes one file from its parts: the card first, then the bytes.
    pub async fn receive<S>(&self, ctx: &Ctx, mut parts: S) -> Result<wire::File>
    where
        S: Stream<Item = Received> + Send + Unpin,
    {
        let Some(Part::Meta(meta)) = next(&mut parts).await? else {
            return Err(Error::invalid("meta", "REQUIRED"));
        };
        let mut file = card::read(ctx, &meta, self.largest)?;
        self.announce(ctx, &file).await?;
        let pending = Pending::new(self.db, &self.objects, ctx.tenant, file.head.id);
        let stored = self.store(ctx, &mut file, &meta, &mut parts).await;
        match &stored {
            Ok(_) => pending.recorded(),
            Err(_) => pending.withdraw().await,
        }
        stored
    }

    /// Refuses what would be refused in the end before a byte is taken, and notes that bytes are coming.
    async fn announce(&self, ctx: &Ctx, file: &File) -> Result<()> {
        directory::ensure(self.db, ctx, self.resolver, file).await?;
        let mut uow = self.db.begin(ctx).await?;
        records::check_references(&mut uow, file, None).await.map_err(card::by_request_name)?;
        sqlx::query("insert into uploads (tenant_id, id, begun_at) values ($1, $2, now())")
            .bind(ctx.tenant)
            .bind(file.head.id)
            .execute(uow.unscoped("the upload's own row"))
            .await
            .map_err(fault)?;
        uow.commit_quietly().await
    }

    async fn store<S>(&self, ctx: &Ctx, file: &mut File, meta: &Meta, parts: &mut S) -> Result<wire::File>
    where
        S: Stream<Item = Received> + Send + Unpin,
    {
        let key = objects::key(ctx.tenant, file.head.id);
        let mut arriving = Arriving::new(Arc::clone(&self.objects), key, self.largest);
        while let Some(part) = next(parts).await? {
            match part {
                Part::Chunk(chunk) => arriving.take(Bytes::from(chunk)).await?,
                Part::Meta(_) => return Err(Error::invalid("meta", "DUPLICATE_FIELD")),
            }
        }
        if meta.size != 0 && u64::try_from(meta.size).ok() != Some(arriving.size()) {
            return Err(Error::new(Kind::Invalid, "BODY_UNREADABLE").because("fewer bytes than announced"));
        }
        let arrived = arriving.finish().await?;
        file.size = i64::try_from(arrived.size).map_err(Error::internal)?;
        file.sha256 = Some(arrived.sha256);
        self.record(ctx, file).await
    }

    /// Writes the card. The customer may have gone while the bytes came, and so may the upload's row
    /// if they took so long that they were swept away.
    async fn record(&self, ctx: &Ctx, file: &mut File) -> Result<wire::File> {
        let mut uow = self.db.begin(ctx).await?;
        records::check_references(&mut uow, file, None).await.map_err(card::by_request_name)?;
        let ended = sqlx::query("delete from uploads where id = $1 and not abandoned")
            .bind(file.head.id)
            .execute(uow.unscoped("the upload's own row"))
            .await
            .map_err(fault)?;
        if ended.rows_affected() != 1 {
            return Err(Error::unavailable("TRY_AGAIN"));
        }
        uow.insert(file);
        records::answer(uow, file).await
    }
}

/// The next part; a sender that breaks off or falls silent is refused.
async fn next<S>(parts: &mut S) -> Result<Option<Part>>
where
    S: Stream<Item = Received> + Send + Unpin,
{
    let came = tokio::time::timeout(SILENCE, parts.next()).await;
    match came.map_err(|_| Error::new(Kind::Invalid, "REQUEST_TOO_SLOW"))? {
        None => Ok(None),
        Some(Ok(message)) => match message.part {
            Some(part) => Ok(Some(part)),
            None => Err(Error::invalid("part", "REQUIRED")),
        },
        Some(Err(status)) => Err(Error::new(Kind::Invalid, "BODY_UNREADABLE").because(status)),
    }
}
