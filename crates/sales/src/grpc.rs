//! The service's gRPC methods: a line each over the commands, nothing decided here.

mod opportunities;
mod orders;
mod pipelines;
mod products;
mod quotes;
mod sheets;
mod stage_moves;

use std::sync::Arc;

use runtime::App;

/// All of this service's gRPC services.
#[derive(Clone)]
pub struct Sales(pub Arc<App>);

crate::records::close_reason_service!(Sales);
