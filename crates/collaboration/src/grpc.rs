//! The service's gRPC face: each method a few lines over what does the work.

mod activities;
mod files;
mod notifications;
mod sheets;
mod tasks;

use std::sync::Arc;

use runtime::App;

/// All methods of this service.
#[derive(Clone)]
pub struct Collaboration(pub Arc<App>);
