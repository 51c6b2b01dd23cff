//! What people do with customers, a file each.

pub mod assign;
pub mod claim;
pub mod create;
pub mod lock;
pub mod pools;
pub mod release;
pub mod share;
pub mod transfer;
pub mod transfer_many;

use kernel::{Ctx, Error, Result, Uuid};
use runtime::App;
use store::{Uow, directory, fault, record::parse_id};

/// A colleague who is to own something: his id and the department that is stamped.
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

/// A reason as it is kept: trimmed, at most 1,000 characters.
pub fn reason(text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > 1000 {
        return Err(Error::invalid("reason", "TOO_LONG").with("max", 1000));
    }
    if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid("reason", "CONTROL_CHARACTER"));
    }
    Ok(Some(text.to_owned()).filter(|t| !t.is_empty()))
}

/// Commits a customer and answers with it.
pub async fn done(
    uow: Uow<'_>,
    customer: &crate::records::Customer,
) -> Result<proto::customers::v1::Customer> {
    store::records::answer(uow, customer).await
}
