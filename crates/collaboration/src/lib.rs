//! Follow-ups and files: what was done for a customer, and the papers that belong to it.

pub mod activities;
pub mod files;
mod grpc;

use std::sync::Arc;

use proto::collaboration::v1::{
    activity_service_server::ActivityServiceServer, file_service_server::FileServiceServer,
};
use runtime::{App, ServiceDef, Started};
use store::RecordEntry;

use crate::records::{Activity, File};

/// The records, written from their definitions in `proto/crm/collaboration/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::collaboration::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "collaboration",
        migrator: &MIGRATIONS,
        records: || vec![RecordEntry::of::<Activity>(), RecordEntry::of::<File>()],
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let methods = grpc::Collaboration(Arc::clone(&app));
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(ActivityServiceServer::new(methods.clone()))
        .add_service(FileServiceServer::new(methods))
        .add_service(Operations::server(Arc::clone(&app)));
    let sweeping: runtime::Background = Box::new(|stop| {
        Box::pin(async move {
            let Some(objects) = &app.objects else { return };
            stop.run_until_cancelled(files::sweep::now_and_then(&app.db, &**objects)).await;
        })
    });
    Started { grpc: grpc.routes(), background: vec![sweeping], keeps_files: true, ..Started::default() }
}
