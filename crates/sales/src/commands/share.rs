//! The deal's team: users, departments and groups that see it, or change it too.

use kernel::{Ctx, Error, Result, Uuid};
use proto::{common::v1::share::Level, sales::v1 as wire};
use serde_json::json;
use store::{Db, Uow, record::parse_id};

use super::done;
use crate::records::Opportunity;

/// `principal` is known to identity.
pub async fn share(
    db: &Db,
    ctx: &Ctx,
    request: wire::ShareOpportunityRequest,
    principal: Uuid,
) -> Result<wire::Opportunity> {
    let id = parse_id("id", &request.id)?;
    let edit = match request.level() {
        Level::Edit => true,
        Level::Read => false,
        Level::Unspecified => return Err(Error::invalid("level", "REQUIRED")),
    };
    let mut uow = db.begin(ctx).await?;
    let mut deal = uow.lock::<Opportunity>(id).await?;
    deal.head.placement.share(principal, edit)?;
    finish(uow, deal, "shared", principal, edit).await
}

pub async fn unshare(
    db: &Db,
    ctx: &Ctx,
    request: wire::UnshareOpportunityRequest,
) -> Result<wire::Opportunity> {
    let id = parse_id("id", &request.id)?;
    let principal = parse_id("principalId", &request.principal_id)?;
    let mut uow = db.begin(ctx).await?;
    let mut deal = uow.lock::<Opportunity>(id).await?;
    deal.head.placement.unshare(principal);
    finish(uow, deal, "unshared", principal, false).await
}

async fn finish(
    mut uow: Uow<'_>,
    mut deal: Opportunity,
    verb: &str,
    principal: Uuid,
    edit: bool,
) -> Result<wire::Opportunity> {
    let version = deal.head.version;
    uow.save(&mut deal);
    if deal.head.version > version {
        uow.emit(verb, &deal, json!({"principalId": principal, "edit": edit}))?;
    }
    done(uow, &deal).await
}
