//! The service's own memory of idempotency keys: the row that the command wrote beside its record.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Ctx, Error};
use prost::Message;

use crate::{
    app::App,
    layers::{idempotency::Repeats, methods::Method},
    operations::jobs,
};

/// Looks keys up in the service's database.
pub struct Remembered(pub Arc<App>);

#[async_trait]
impl Repeats for Remembered {
    async fn answer(&self, ctx: &Ctx, method: &Method) -> kernel::Result<Option<Vec<u8>>> {
        let app = &self.0;
        let Some(done) = store::idempotency::find(&app.db, ctx).await? else { return Ok(None) };
        if method.answers_nothing {
            return Ok(Some(vec![]));
        }
        if done.kind == "job" {
            let mut uow = app.begin(ctx).await?;
            let job = store::jobs::get(&mut uow, done.id, true).await?;
            return Ok(Some(jobs::wire(job).encode_to_vec()));
        }
        let entry = app.record(&done.kind);
        let entry = entry.ok_or_else(|| Error::internal(format!("nobody fetches a {}", done.kind)))?;
        (entry.fetch)(&app.db, ctx, done.id).await.map(Some)
    }
}
