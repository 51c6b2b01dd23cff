//! An upload under way. Until its card is written it can end at any moment: refused, broken off, its
//! caller gone. However it ends, what came of it is taken back.

use std::{sync::Arc, time::Duration};

use kernel::Uuid;
use object_store::ObjectStore;
use store::Db;

use super::sweep;

/// When a caller goes away in the middle, a piece that was on its way may still land for so long.
const LANDING: Duration = Duration::from_secs(10);

/// Takes the upload back when dropped, unless it became a file.
pub struct Pending {
    db: Db,
    objects: Arc<dyn ObjectStore>,
    tenant: Uuid,
    id: Uuid,
    open: bool,
}

impl Pending {
    pub fn new(db: &Db, objects: &Arc<dyn ObjectStore>, tenant: Uuid, id: Uuid) -> Self {
        Self { db: db.clone(), objects: Arc::clone(objects), tenant, id, open: true }
    }

    /// It is a file now.
    pub fn recorded(mut self) {
        self.open = false;
    }

    /// It was refused: nothing is left when this returns. Where that fails, the sweep does it later.
    pub async fn withdraw(mut self) {
        self.open = false;
        take_back(&self.db, &*self.objects, self.tenant, self.id).await;
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        // at the end of the process there is nobody left to do it: the sweep comes later
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (db, objects, tenant, id) = (self.db.clone(), Arc::clone(&self.objects), self.tenant, self.id);
        runtime.spawn(async move {
            tokio::time::sleep(LANDING).await;
            take_back(&db, &*objects, tenant, id).await;
        });
    }
}

async fn take_back(db: &Db, objects: &dyn ObjectStore, tenant: Uuid, id: Uuid) {
    if let Err(error) = sweep::remove(db, objects, tenant, id).await {
        tracing::warn!(%error, upload = %id, "what a failed upload left is swept away later");
    }
}
