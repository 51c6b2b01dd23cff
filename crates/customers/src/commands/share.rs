//! Letting a user, department or group see a customer, or change it too; and taking that back.

use kernel::{Ctx, Error, Result, Uuid};
use proto::{common::v1::share::Level, customers::v1 as wire};
use runtime::App;
use serde_json::json;
use store::{directory, record::parse_id};

use super::done;
use crate::records::Customer;

/// Shares of one customer; more is a group's work.
const MOST_SHARES: usize = 200;
const PRINCIPALS: [&str; 3] = ["identity.user", "identity.department", "identity.group"];

pub async fn share(app: &App, ctx: &Ctx, request: wire::ShareCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let edit = match request.level() {
        Level::Edit => true,
        Level::Read => false,
        Level::Unspecified => return Err(Error::invalid("level", "REQUIRED")),
    };
    let principal = principal(app, ctx, &request.principal_id).await?;
    let mut uow = app.db.begin(ctx).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    let place = &mut customer.head.placement;
    if place.owner_id == Some(principal) {
        return Err(Error::invalid("principalId", "ALREADY_OWNER"));
    }
    place.editors.retain(|id| *id != principal);
    if !place.readers.contains(&principal) {
        place.readers.push(principal);
    }
    if edit {
        place.editors.push(principal);
    }
    if place.readers.len() > MOST_SHARES {
        return Err(Error::precondition("TOO_MANY_SHARES").with("max", MOST_SHARES));
    }
    finish(uow, customer, "shared", principal, edit).await
}

pub async fn unshare(app: &App, ctx: &Ctx, request: wire::UnshareCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let principal = parse_id("principalId", &request.principal_id)?;
    let mut uow = app.db.begin(ctx).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    if customer.pool_id == Some(principal) {
        return Err(Error::precondition("POOL_MEMBERS_SEE_IT"));
    }
    let place = &mut customer.head.placement;
    place.readers.retain(|id| *id != principal);
    place.editors.retain(|id| *id != principal);
    finish(uow, customer, "unshared", principal, false).await
}

async fn finish(
    mut uow: store::Uow<'_>,
    mut customer: Customer,
    verb: &str,
    principal: Uuid,
    edit: bool,
) -> Result<wire::Customer> {
    let version = customer.head.version;
    uow.save(&mut customer);
    if customer.head.version > version {
        uow.emit(verb, &customer, json!({"principalId": principal, "edit": edit}))?;
    }
    done(uow, &customer).await
}

/// A user, department or group that identity knows.
async fn principal(app: &App, ctx: &Ctx, id: &str) -> Result<Uuid> {
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
