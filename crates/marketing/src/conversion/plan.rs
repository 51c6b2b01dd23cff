//! What a conversion is to make, as it was decided when the lead was marked: nothing that changes meanwhile changes it,
//! so that each repeat of a step asks for the same.

use kernel::{Error, Result, Time, Uuid};
use proto::{customers::v1 as customers, sales::v1 as sales};
use serde::{Deserialize, Serialize};
use store::jobs::Job;

/// A job's arguments.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    pub lead_id: Uuid,
    /// The lead's status before.
    pub status: i32,
    pub customer: Aim<customers::Customer>,
    pub contact: Option<Aim<customers::Contact>>,
    pub deal: Option<Aim<sales::Opportunity>>,
    /// He knows of the probable duplicates.
    pub allow_duplicates: bool,
    /// Original time and author.
    pub as_of: Option<(Time, Option<Uuid>)>,
}

/// An existing record, or a new one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Aim<W> {
    Attach(Uuid),
    Make(Box<W>),
}

impl<W> Aim<W> {
    pub fn attached(&self) -> Option<Uuid> {
        match self {
            Self::Attach(id) => Some(*id),
            Self::Make(_) => None,
        }
    }
}

impl Plan {
    pub fn of(job: &Job) -> Result<Self> {
        serde_json::from_value(job.args.clone()).map_err(Error::internal)
    }
}

/// What there is so far; a job's cursor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Made {
    pub customer: Option<Uuid>,
    pub contact: Option<Uuid>,
    pub deal: Option<Uuid>,
    /// Why it goes no further, as it is told to the asker.
    pub refused: Option<super::refusal::Told>,
    /// Why it can't go on now.
    pub waits: bool,
    /// Faults in a row that nobody can explain.
    pub faults: i32,
}
