//! The service's gRPC methods: a line each over the commands, nothing decided here.

mod contacts;
mod customers;
mod duplicates;
mod pools;
mod sheets;

use std::sync::Arc;

use runtime::App;

/// All of this service's gRPC services.
#[derive(Clone)]
pub struct Customers(pub Arc<App>);

crate::records::duplicate_policy_service!(Customers);
