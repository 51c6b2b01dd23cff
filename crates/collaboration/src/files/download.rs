//! A file goes out: its card, then its bytes.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt, stream};
use kernel::{Ctx, Error};
use object_store::{ObjectStore, ObjectStoreExt};
use proto::collaboration::v1::{DownloadFileResponse, File, download_file_response::Part};
use store::{Db, record::parse_id};
use tonic::Status;

use super::objects::{key, unavailable};
use crate::records;

/// Bytes of one message; the store's own pieces may be far smaller or larger.
const CHUNK: usize = 256 << 10;

/// The parts of a file that the caller may see.
pub async fn parts(
    db: &Db,
    ctx: &Ctx,
    objects: Arc<dyn ObjectStore>,
    id: &str,
) -> kernel::Result<impl Stream<Item = Result<DownloadFileResponse, Status>> + Send + 'static> {
    let card = store::records::get::<records::File>(db, ctx, id).await?;
    let found = objects.get(&key(ctx.tenant, parse_id("id", id)?)).await;
    let found = found.map_err(|error| match error {
        object_store::Error::NotFound { .. } => Error::internal(format!("the bytes of file {id} are gone")),
        other => unavailable(other),
    })?;
    // who gets the bytes can count them, whatever he sees of the card
    let size = i64::try_from(found.meta.size).map_err(Error::internal)?;
    let first = DownloadFileResponse { part: Some(Part::Meta(File { size, ..card })) };
    let chunks = in_chunks(found.into_stream()).map(|chunk| match chunk {
        Ok(bytes) => Ok(DownloadFileResponse { part: Some(Part::Chunk(bytes.into())) }),
        Err(error) => Err(runtime::refuse(unavailable(error))),
    });
    Ok(stream::iter([Ok(first)]).chain(chunks))
}

/// The same bytes in pieces of `CHUNK`, the last one shorter.
fn in_chunks<E: Send + 'static>(
    pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, E>> + Send + 'static {
    let begin = (pieces.boxed(), BytesMut::new());
    stream::try_unfold(begin, |(mut pieces, mut held)| async move {
        while held.len() < CHUNK {
            match pieces.next().await {
                Some(piece) => held.extend_from_slice(&piece?),
                None => break,
            }
        }
        let chunk = held.split_to(held.len().min(CHUNK)).freeze();
        Ok((!chunk.is_empty()).then_some((chunk, (pieces, held))))
    })
}
