//! No lead is followed up twice: leads are compared with each other at every save (`runtime::duplicates`), and with
//! the customers and contacts of the customers service: before the save where that can be asked, and a moment after
//! it; and once more whenever a customer or contact is saved.
//!
//! Nobody is lost over it: what comes by a form or an import is taken and marked; whoever enters a lead by hand or by
//! a program is told first.

mod faces;
mod known;
pub mod later;
pub mod people;
pub mod policies;

pub use self::known::{CustomerBook, Known};
use kernel::{Ctx, Error, Result};
use proto::{customers::v1::CheckDuplicatesResponse, marketing::v1 as wire};
use runtime::{
    App,
    duplicates::{self, Sort, gravity},
};

use crate::records::Lead;

pub const LEAD: Sort = Sort { kind: "lead", list: "leads", policy: 3 };
const SORTS: &[Sort] = &[LEAD];

/// For forms while they are filled in: which leads, customers and contacts may be this one.
pub async fn check(app: &App, ctx: &Ctx, draft: Option<wire::Lead>) -> Result<CheckDuplicatesResponse> {
    let draft = draft.ok_or_else(|| Error::invalid("lead", "REQUIRED"))?;
    let lead = duplicates::draft::<Lead>(ctx, &draft)?;
    let known = Known::ask(app, ctx, &lead).await?;
    let mut told = duplicates::check::<Lead>(&app.db, ctx, Some(draft)).await?;
    told.hits.extend(known.told());
    told.hits.sort_by_key(|hit| std::cmp::Reverse(gravity(hit.answer())));
    told.answer = told.hits.first().map_or(told.answer, |hit| hit.answer);
    Ok(told)
}
