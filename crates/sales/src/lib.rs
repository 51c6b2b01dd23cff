//! Deals: what we hope to sell, the stages they run through, and how they end.

pub mod commands;
pub mod follow_ups;
pub mod founding;
mod grpc;
mod ledger;
mod rules;
pub mod sheets;
mod stalling;
pub mod stand;
pub mod sums;
pub mod way;

use std::{collections::HashMap, sync::Arc};

use proto::sales::v1::{
    close_reason_service_server::CloseReasonServiceServer,
    opportunity_service_server::OpportunityServiceServer, pipeline_service_server::PipelineServiceServer,
    sheet_service_server::SheetServiceServer, stage_move_service_server::StageMoveServiceServer,
};
use runtime::{App, ServiceDef, Started, many::Bulk};
use store::RecordEntry;

use crate::records::{CloseReason, Opportunity, Pipeline, StageMove};

/// The records, written from their definitions in `proto/crm/sales/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::sales::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "sales",
        migrator: &MIGRATIONS,
        records: || {
            vec![
                RecordEntry::of::<Opportunity>(),
                RecordEntry::of::<StageMove>(),
                RecordEntry::of::<Pipeline>(),
                RecordEntry::of::<CloseReason>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let sales = grpc::Sales(Arc::clone(&app));
    let mut jobs = HashMap::from([Bulk::<Opportunity>::of(&app)]);
    let papers = sheets::Papers::of(&app);
    papers.deals.works(&mut jobs);
    let forgetting = runtime::sheets::forgetting(app.db.clone());
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(OpportunityServiceServer::new(sales.clone()))
        .add_service(StageMoveServiceServer::new(sales.clone()))
        .add_service(PipelineServiceServer::new(sales.clone()))
        .add_service(CloseReasonServiceServer::new(sales))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(app));
    Started {
        grpc: grpc.routes(),
        consumers: vec![founding::consumer(), follow_ups::consumer()],
        jobs,
        background: vec![forgetting],
        ..Started::default()
    }
}
