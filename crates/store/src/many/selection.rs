//! Which records a bulk command is about: these, or all that a list would show.

use kernel::{FieldErrors, Result, Uuid};
use serde::{Deserialize, Serialize};

use super::{after, size};
use crate::{ListRequest, Record, Uow, jobs::Job, records};

/// Ids that one request may name.
const MOST_IDS: usize = 10_000;

/// Which records: these, or all that match.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    ids: Vec<Uuid>,
    filter: String,
    search: String,
}

impl Selection {
    /// Reads what a request says; saying nothing is refused, lest everything be changed by an empty box.
    pub fn read(ids: &[String], filter: &str, search: &str, errors: &mut FieldErrors) -> Self {
        let matching = !filter.trim().is_empty() || !search.trim().is_empty();
        if ids.is_empty() && !matching {
            errors.push("filter", "REQUIRED");
        } else if !ids.is_empty() && matching {
            errors.push_with(
                "ids",
                "ONLY_ONE_OF",
                vec![("fields".to_owned(), "ids, filter, search".to_owned())],
            );
        } else if ids.len() > MOST_IDS {
            errors.push_with("ids", "TOO_MANY", vec![("max".to_owned(), MOST_IDS.to_string())]);
        }
        let mut read: Vec<Uuid> = vec![];
        for (i, id) in ids.iter().enumerate() {
            match id.parse() {
                Ok(id) => read.push(id),
                Err(_) => errors.push(format!("ids[{i}]"), "NOT_A_UUID"),
            }
        }
        read.sort_unstable();
        read.dedup();
        Self { ids: read, filter: filter.to_owned(), search: search.to_owned() }
    }

    /// How many these are now.
    pub async fn count<R: Record>(&self, uow: &mut Uow<'_>) -> Result<i32> {
        match self.ids.len() {
            0 => records::count_listed::<R>(uow, &self.request()).await,
            named => Ok(i32::try_from(named).unwrap_or(i32::MAX)),
        }
    }

    /// The next ones of a job.
    pub async fn next<R: Record>(&self, uow: &mut Uow<'_>, job: &Job) -> Result<Vec<Uuid>> {
        let (after, size) = (after(job), size(job));
        if self.ids.is_empty() {
            return records::ids_listed::<R>(uow, &self.request(), after, size).await;
        }
        let left = self.ids.iter().copied().filter(|id| *id > after);
        Ok(left.take(usize::try_from(size).unwrap_or_default()).collect())
    }

    fn request(&self) -> ListRequest {
        ListRequest { filter: self.filter.clone(), search: self.search.clone(), ..ListRequest::default() }
    }
}
