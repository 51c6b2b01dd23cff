//! Colleagues whom a request names: who is to own a record, with the department that is stamped, and
//! with whom one is shared.

use kernel::{Ctx, Error, Result, Uuid};
use store::{Uow, directory, fault, record::parse_id};

use crate::App;

const PRINCIPALS: [&str; 3] = ["identity.user", "identity.department", "identity.group"];

/// A colleague who is to own something: his id and the department that is stamped.
#[derive(Debug, Clone, Copy)]
pub struct NewOwner {
    pub id: Uuid,
    pub department: Option<Uuid>,
}

/// The user that a request names; asked of identity when the directory doesn't know him yet, refused
/// when he can no longer sign in.
pub async fn new_owner(app: &App, ctx: &Ctx, field: &str, id: &str) -> Result<NewOwner> {
    if id.is_empty() {
        return Err(Error::invalid(field, "REQUIRED"));
    }
    let id = parse_id(field, id)?;
    directory::ensure_ids(&app.db, ctx, &app.resolver, "identity.user", &[id]).await?;
    let mut uow = app.db.begin(ctx).await?;
    let row: Option<Option<Uuid>> = sqlx::query_scalar(
        "select department_id from directory where kind = 'identity.user' and id = $1 and not deleted",
    )
    .bind(id)
    .fetch_optional(uow.unscoped("colleagues are known to all"))
    .await
    .map_err(fault)?;
    let missing = || Error::invalid(field, "NO_SUCH_RECORD").with("id", id).with("kind", "user");
    let department = row.ok_or_else(missing)?;
    if !app.policy.standing(ctx.tenant, id, 0).await.is_ok_and(|standing| standing.active) {
        return Err(Error::invalid(field, "USER_INACTIVE").with("id", id));
    }
    Ok(NewOwner { id, department })
}

/// A colleague who was accepted as a new owner before, with his department as it is known now.
pub async fn as_known(uow: &mut Uow<'_>, id: Uuid) -> Result<NewOwner> {
    let found: Option<Option<Uuid>> =
        sqlx::query_scalar("select department_id from directory where kind = 'identity.user' and id = $1")
            .bind(id)
            .fetch_optional(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(NewOwner { id, department: found.flatten() })
}

/// The user, department or group that a request names as `principalId`, known to identity.
pub async fn principal(app: &App, ctx: &Ctx, id: &str) -> Result<Uuid> {
    if id.is_empty() {
        return Err(Error::invalid("principalId", "REQUIRED"));
    }
    let id = parse_id("principalId", id)?;
    for kind in PRINCIPALS {
        directory::ensure_ids(&app.db, ctx, &app.resolver, kind, &[id]).await?;
        let mut uow = app.db.begin(ctx).await?;
        if directory::unseen(&mut uow, kind, &[id], false).await?.is_empty() {
            return Ok(id);
        }
    }
    Err(Error::invalid("principalId", "NO_SUCH_RECORD").with("id", id).with("kind", "user"))
}

/// Who is asked to approve what the caller submits: the nearest head above him who has the permission; nobody where
/// the company names none.
pub async fn superior(app: &App, ctx: &Ctx, permission: &str) -> Result<Option<Uuid>> {
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
            if standing.is_ok_and(|standing| standing.access.may(permission)) {
                return Ok(Some(head));
            }
        }
        next = department.parent;
    }
    Ok(None)
}
