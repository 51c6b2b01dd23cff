//! Where a record stood before it changed hands.

use kernel::{Placement, Uuid};
use serde::{Deserialize, Serialize};
use store::Record;

/// Whose a record was, and who saw it: what every undo of a handing-over puts back. A service adds to it what of its
/// records goes with their hands.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stood {
    pub owner_id: Option<Uuid>,
    department_id: Option<Uuid>,
    readers: Vec<Uuid>,
    editors: Vec<Uuid>,
}

impl Stood {
    pub fn of<R: Record>(record: &R) -> Self {
        let Placement { owner_id, department_id, readers, editors } = record.head().placement.clone();
        Self { owner_id, department_id, readers, editors }
    }

    pub fn put_back<R: Record>(self, record: &mut R) {
        let Self { owner_id, department_id, readers, editors } = self;
        record.head_mut().placement = Placement { owner_id, department_id, readers, editors };
    }
}
