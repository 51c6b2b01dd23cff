//! Where the bytes of files are: one object per file, named by tenant, month and the file's id.
//! While bytes arrive they are counted and summed; what is broken off leaves nothing behind.

use std::sync::Arc;

use bytes::Bytes;
use kernel::{Error, Result, Uuid};
use object_store::{ObjectStore, ObjectStoreExt, buffered::BufWriter, path::Path};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

/// Bytes of a part on its way to the store; smaller files go in one piece.
const PART: usize = 8 << 20;
/// Parts on their way at once.
const PARALLEL: usize = 2;

/// `<tenant>/<yyyy>/<mm>/<id>`; the month is the one in which the file got its id.
pub fn key(tenant: Uuid, id: Uuid) -> Path {
    let born = id.get_timestamp().map_or((0, 0), |time| time.to_unix());
    let born = chrono::DateTime::from_timestamp(i64::try_from(born.0).unwrap_or(0), 0).unwrap_or_default();
    Path::from(format!("{tenant}/{}/{id}", born.format("%Y/%m")))
}

/// What arrived.
pub struct Arrived {
    pub size: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// An object that is being written. Dropped before `finish`, it is taken back.
pub struct Arriving {
    writer: Option<BufWriter>,
    sum: Sha256,
    size: u64,
    largest: u64,
}

impl Arriving {
    pub fn new(store: Arc<dyn ObjectStore>, key: Path, largest: u64) -> Self {
        let writer = BufWriter::with_capacity(store, key, PART).with_max_concurrency(PARALLEL);
        Self { writer: Some(writer), sum: Sha256::new(), size: 0, largest }
    }

    /// The next bytes.
    pub async fn take(&mut self, bytes: Bytes) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.largest {
            return Err(too_large(self.largest));
        }
        self.sum.update(&bytes);
        match &mut self.writer {
            Some(writer) => writer.put(bytes).await.map_err(unavailable),
            None => Err(Error::internal("bytes after the end of a file")),
        }
    }

    /// How many bytes came so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// All bytes are safe once this returns.
    pub async fn finish(mut self) -> Result<Arrived> {
        if let Some(mut writer) = self.writer.take() {
            writer.shutdown().await.map_err(unavailable)?;
        }
        let sum = std::mem::take(&mut self.sum).finalize();
        let sha256 = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Arrived { size: self.size, sha256 })
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        let Some(mut writer) = self.writer.take() else { return };
        // at the end of the process there is nobody left to do it: the sweep comes later
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            if let Err(error) = writer.abort().await {
                tracing::warn!(%error, "a broken upload is left to the store's own clean-up");
            }
        });
    }
}

/// Takes the object away; one that isn't there is gone already.
pub async fn remove(store: &dyn ObjectStore, key: &Path) -> Result<()> {
    match store.delete(key).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(unavailable(error)),
    }
}

pub fn too_large(max: u64) -> Error {
    Error::new(kernel::Kind::Invalid, "TOO_LARGE").with("max", max)
}

pub fn unavailable(error: impl std::fmt::Display) -> Error {
    Error::unavailable("FILES_UNAVAILABLE").because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_named_by_tenant_month_and_id() {
        let tenant = Uuid::nil();
        // 2025-06-15T15:06:40Z
        let time = uuid::Timestamp::from_unix(uuid::NoContext, 1_750_000_000, 0);
        let id = Uuid::new_v7(time);
        assert_eq!(key(tenant, id).to_string(), format!("{tenant}/2025/06/{id}"));
    }
}
