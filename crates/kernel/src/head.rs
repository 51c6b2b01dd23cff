//! What every record has: id, owner, who else sees it, its version and times.

use serde_json::value::RawValue;
use uuid::Uuid;

use crate::{Error, Time};

/// Where a record stands in the company: all that access is decided on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placement {
    pub owner_id: Option<Uuid>,
    /// The owner's department when the record became his.
    pub department_id: Option<Uuid>,
    /// Users, departments and groups that see it beside the owner.
    pub readers: Vec<Uuid>,
    /// Those of the readers who may change it.
    pub editors: Vec<Uuid>,
}

/// Shares of one record; more is a group's work.
const MOST_SHARES: usize = 200;

impl Placement {
    /// Lets a user, department or group see the record, or change it too; a former level is replaced.
    pub fn share(&mut self, principal: Uuid, edit: bool) -> Result<(), Error> {
        if self.owner_id == Some(principal) {
            return Err(Error::invalid("principalId", "ALREADY_OWNER"));
        }
        self.editors.retain(|id| *id != principal);
        if !self.readers.contains(&principal) {
            self.readers.push(principal);
        }
        if edit {
            self.editors.push(principal);
        }
        if self.readers.len() > MOST_SHARES {
            return Err(Error::precondition("TOO_MANY_SHARES").with("max", MOST_SHARES));
        }
        Ok(())
    }

    /// Takes a share back.
    pub fn unshare(&mut self, principal: Uuid) {
        self.readers.retain(|id| *id != principal);
        self.editors.retain(|id| *id != principal);
    }

    /// Becomes somebody's; what was shared with him is his now.
    pub fn give_to(&mut self, owner: Uuid, department: Option<Uuid>) {
        self.owner_id = Some(owner);
        self.department_id = department;
        self.unshare(owner);
    }
}

/// The common columns of every record.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub id: Uuid,
    /// Grows by one with each commit; 0: not saved yet.
    pub version: i32,
    pub placement: Placement,
    pub created_at: Time,
    pub created_by: Option<Uuid>,
    pub updated_at: Time,
    pub updated_by: Option<Uuid>,
    pub deleted_at: Option<Time>,
    pub deleted_by: Option<Uuid>,
    /// Locked records refuse edits on every path.
    pub locked: bool,
    /// The company's own fields, a JSON object.
    pub custom: Option<Box<RawValue>>,
}

impl Head {
    pub fn new(id: Uuid) -> Self {
        Self { id, ..Self::default() }
    }

    /// The custom fields as JSON text; `{}` when there are none.
    pub fn custom_json(&self) -> &str {
        self.custom.as_deref().map_or("{}", RawValue::get)
    }
}
