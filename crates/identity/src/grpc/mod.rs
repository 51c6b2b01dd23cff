//! The service's gRPC methods: a line each over the commands, nothing decided here.

mod auth;
mod departments;
mod groups;
mod number_patterns;
mod policy;
mod positions;
mod roles;
mod tenant;
mod users;

use std::sync::Arc;

use kernel::Ctx;
use proto::common::v1::Total;
use runtime::App;
use tonic::{Request, Response, Status};

/// All of identity's gRPC services.
#[derive(Clone)]
pub struct Identity {
    pub app: Arc<App>,
}

/// Runs a command with its caller's context; a refusal becomes a status.
async fn answer<Q, A>(
    request: Request<Q>,
    command: impl AsyncFnOnce(Arc<Ctx>, Q) -> kernel::Result<A>,
) -> Result<Response<A>, Status> {
    let ctx = runtime::ctx(&request)?;
    command(ctx, request.into_inner()).await.map(Response::new).map_err(runtime::refuse)
}

fn total(total: Option<(i32, bool)>) -> Option<Total> {
    total.map(|(count, exact)| Total { count, exact })
}
