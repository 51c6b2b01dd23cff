//! Who is asked to approve: the head of the department, or the next one above who may.

use kernel::{Ctx, Result, Uuid};
use runtime::App;

/// The nearest head above the caller who approves quotes; nobody where the company names none.
pub async fn superior(app: &App, ctx: &Ctx) -> Result<Option<Uuid>> {
    let tenant = app.policy.tenant(ctx.tenant).await?;
    let me = ctx.user();
    let mut next = ctx.access.department;
    let mut walked = vec![];
    while let Some(id) = next.filter(|id| !walked.contains(id)) {
        walked.push(id);
        let Some(department) = tenant.departments.iter().find(|department| department.id == id) else {
            break;
        };
        if let Some(head) = department.head.filter(|head| Some(*head) != me) {
            // one who has left is passed over
            let standing = app.policy.standing(ctx.tenant, head, 0).await;
            if standing.is_ok_and(|standing| standing.access.may("sales.quote.approve")) {
                return Ok(Some(head));
            }
        }
        next = department.parent;
    }
    Ok(None)
}
