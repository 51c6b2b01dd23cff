//! With whom a lead is shared: users, departments and groups that see it, or change it too.

use kernel::{Ctx, Error, Result, Uuid};
use proto::{common::v1::share::Level, marketing::v1 as wire};
use serde_json::json;
use store::{Db, Uow, record::parse_id};

use super::done;
use crate::records::Lead;

/// `principal` is known to identity.
pub async fn share(
    db: &Db,
    ctx: &Ctx,
    request: wire::ShareLeadRequest,
    principal: Uuid,
) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    let edit = match request.level() {
        Level::Edit => true,
        Level::Read => false,
        Level::Unspecified => return Err(Error::invalid("level", "REQUIRED")),
    };
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    lead.head.placement.share(principal, edit)?;
    finish(uow, lead, "shared", principal, edit).await
}

pub async fn unshare(db: &Db, ctx: &Ctx, request: wire::UnshareLeadRequest) -> Result<wire::Lead> {
    let id = parse_id("id", &request.id)?;
    let principal = parse_id("principalId", &request.principal_id)?;
    let mut uow = db.begin(ctx).await?;
    let mut lead = uow.lock::<Lead>(id).await?;
    if lead.head.placement.owner_id.is_none() && lead.team_id == Some(principal) {
        return Err(Error::precondition("DEPARTMENT_SEES_IT"));
    }
    lead.head.placement.unshare(principal);
    finish(uow, lead, "unshared", principal, false).await
}

async fn finish(
    mut uow: Uow<'_>,
    mut lead: Lead,
    verb: &str,
    principal: Uuid,
    edit: bool,
) -> Result<wire::Lead> {
    let version = lead.head.version;
    uow.save(&mut lead);
    if lead.head.version > version {
        uow.emit(verb, &lead, json!({"principalId": principal, "edit": edit}))?;
    }
    done(uow, &lead).await
}
