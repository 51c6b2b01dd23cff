//! The service's gRPC methods: a line each over the commands, nothing decided here.

mod contracts;
mod credit;
mod invoices;
mod payments;
mod plans;
mod sheets;
mod templates;

use std::sync::Arc;

use runtime::App;

/// All of this service's gRPC services.
#[derive(Clone)]
pub struct Finance(pub Arc<App>);

crate::records::invoice_title_service!(Finance);
