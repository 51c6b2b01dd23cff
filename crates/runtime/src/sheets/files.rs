//! Where sheets lie: files of the service that keeps files, read and written for the user.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use kernel::{Ctx, Error, Result};
use proto::collaboration::v1::{
    DownloadFileRequest, UploadFileRequest,
    download_file_response::Part as Got,
    file_service_client::FileServiceClient,
    upload_file_request::{Meta, Part},
};
use tokio::sync::mpsc;
use tonic::Request;

use crate::clients::{Clients, refusal};

const KEEPER: &str = "collaboration";
/// A large sheet takes its time.
const PATIENCE: Duration = Duration::from_secs(3600);

/// A file on its way in.
pub struct Incoming {
    pub name: String,
    /// Of its bytes, hexadecimal.
    pub sha256: String,
    pub bytes: BoxStream<'static, Result<Bytes>>,
}

/// Reads and keeps files under the rights of the context's user.
#[async_trait]
pub trait Files: Send + Sync {
    async fn read(&self, ctx: &Ctx, id: &str) -> Result<Incoming>;

    /// Keeps the pieces that come until the sender is gone; gives the file's id. A call that is dropped
    /// keeps nothing.
    async fn keep(&self, ctx: &Ctx, name: &str, pieces: mpsc::Receiver<Bytes>) -> Result<String>;
}

#[async_trait]
impl Files for Clients {
    async fn read(&self, ctx: &Ctx, id: &str) -> Result<Incoming> {
        let mut client = FileServiceClient::new(self.on_behalf(KEEPER, ctx));
        let mut request = Request::new(DownloadFileRequest { id: id.to_owned() });
        request.set_timeout(PATIENCE);
        let mut parts = client.download_file(request).await.map_err(refusal)?.into_inner();
        let first = parts.message().await.map_err(refusal)?.and_then(|message| message.part);
        let Some(Got::Meta(card)) = first else { return Err(Error::internal("a file without its card")) };
        let bytes = parts.map(|message| match message.map_err(refusal)?.part {
            Some(Got::Chunk(bytes)) => Ok(Bytes::from(bytes)),
            _ => Err(Error::internal("a file's card among its bytes")),
        });
        let (name, sha256) = (card.name.unwrap_or_default(), card.sha256.unwrap_or_default());
        Ok(Incoming { name, sha256, bytes: bytes.boxed() })
    }

    async fn keep(&self, ctx: &Ctx, name: &str, mut pieces: mpsc::Receiver<Bytes>) -> Result<String> {
        let mut client = FileServiceClient::new(self.on_behalf(KEEPER, ctx));
        let meta = Meta {
            name: name.to_owned(),
            content_type: "text/csv; charset=utf-8".to_owned(),
            ..Meta::default()
        };
        let message = |part| UploadFileRequest { part: Some(part) };
        let first = futures::stream::iter([message(Part::Meta(meta))]);
        let rest = futures::stream::poll_fn(move |cx| pieces.poll_recv(cx));
        let mut request =
            Request::new(first.chain(rest.map(move |bytes| message(Part::Chunk(bytes.into())))));
        request.set_timeout(PATIENCE);
        let card = client.upload_file(request).await.map_err(refusal)?.into_inner();
        card.id.ok_or_else(|| Error::internal("a file without an id"))
    }
}
