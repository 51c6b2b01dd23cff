//! Between gRPC and commands: a command gets its caller's context and the message, and gives a result.

use std::sync::Arc;

use kernel::{Actor, Ctx, Error, Uuid};
use proto::common::v1::{ListRequest, Total};
use store::Db;
use tonic::{Request, Response, Status};

use crate::{App, PolicyCache, ctx, refuse};

/// Runs a command with its caller's context; a refusal becomes a status.
pub async fn answer<Q, A>(
    request: Request<Q>,
    command: impl AsyncFnOnce(Arc<Ctx>, Q) -> kernel::Result<A>,
) -> Result<Response<A>, Status> {
    let ctx = ctx(&request)?;
    command(ctx, request.into_inner()).await.map(Response::new).map_err(refuse)
}

/// What a list method was asked, as the store takes it.
pub fn list_request(request: ListRequest) -> store::ListRequest {
    store::ListRequest {
        filter: request.filter,
        order_by: request.order_by,
        page_size: request.page_size,
        page_token: request.page_token,
        search: request.search,
        read_mask: request.read_mask.map(|mask| mask.paths).unwrap_or_default(),
        with_total: request.with_total,
        deleted: request.deleted,
    }
}

/// A list's size on the wire.
pub fn total(total: Option<(i32, bool)>) -> Option<Total> {
    total.map(|(count, exact)| Total { count, exact })
}

/// The context of work done later for a user: his rights as they are now, and none if he is gone.
pub async fn ctx_of(
    app: &App,
    tenant: Uuid,
    user: Option<Uuid>,
    permission: &'static str,
) -> kernel::Result<Ctx> {
    ctx_for(&app.policy, &app.db, tenant, user, permission).await
}

/// As `ctx_of`, of the house only what it takes.
pub async fn ctx_for(
    policy: &PolicyCache,
    db: &Db,
    tenant: Uuid,
    user: Option<Uuid>,
    permission: &'static str,
) -> kernel::Result<Ctx> {
    let user = user.ok_or_else(|| Error::internal("work for nobody"))?;
    let standing = policy.standing(tenant, user, 0).await?;
    if !standing.active || !standing.access.may(permission) {
        return Err(Error::forbidden(permission));
    }
    let mut ctx = Ctx::system(db.service, tenant, db.clock.now());
    ctx.actor = Actor::User(user);
    ctx.access = Arc::clone(&standing.access);
    ctx.permission = permission;
    ctx.zone = standing.zone;
    ctx.bin_days = standing.bin_days;
    ctx.company = Arc::clone(&standing.company);
    ctx.locale = standing.locale.unwrap_or_default();
    Ok(ctx)
}
