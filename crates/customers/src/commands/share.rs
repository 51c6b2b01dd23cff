//! Letting a user, department or group see a customer, or change it too; and taking that back.

use kernel::{Ctx, Error, Result, Uuid};
use proto::{common::v1::share::Level, customers::v1 as wire};
use runtime::{App, colleague};
use serde_json::json;
use store::record::parse_id;

use super::done;
use crate::records::Customer;

pub async fn share(app: &App, ctx: &Ctx, request: wire::ShareCustomerRequest) -> Result<wire::Customer> {
    let id = parse_id("id", &request.id)?;
    let edit = match request.level() {
        Level::Edit => true,
        Level::Read => false,
        Level::Unspecified => return Err(Error::invalid("level", "REQUIRED")),
    };
    let principal = colleague::principal(app, ctx, &request.principal_id).await?;
    let mut uow = app.db.begin(ctx).await?;
    let mut customer = uow.lock::<Customer>(id).await?;
    customer.head.placement.share(principal, edit)?;
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
    customer.head.placement.unshare(principal);
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
