//! Who is asked to approve: the head of the department, or the next one above who may.

use kernel::{Ctx, Result, Uuid};
use runtime::{App, colleague};

/// The nearest head above the caller who approves quotes; nobody where the company names none.
pub async fn superior(app: &App, ctx: &Ctx) -> Result<Option<Uuid>> {
    colleague::superior(app, ctx, "sales.quote.approve").await
}
