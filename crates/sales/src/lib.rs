//! Deals: what we hope to sell, the stages they run through, and how they end; products, their prices,
//! quotes and orders.

pub mod commands;
pub mod credit;
mod discounts;
pub mod expiry;
pub mod follow_ups;
pub mod founding;
mod grpc;
mod ledger;
mod numbers;
pub mod paper;
pub mod prices;
pub mod receipts;
mod reckoning;
mod rules;
pub mod sheets;
mod stalling;
pub mod stand;
pub mod sums;
pub mod way;

use std::{collections::HashMap, sync::Arc};

use proto::sales::v1::{
    close_reason_service_server::CloseReasonServiceServer, delivery_service_server::DeliveryServiceServer,
    discount_limit_service_server::DiscountLimitServiceServer,
    opportunity_service_server::OpportunityServiceServer, order_service_server::OrderServiceServer,
    pipeline_service_server::PipelineServiceServer,
    price_book_line_service_server::PriceBookLineServiceServer,
    price_book_service_server::PriceBookServiceServer, product_service_server::ProductServiceServer,
    quote_service_server::QuoteServiceServer, sheet_service_server::SheetServiceServer,
    stage_move_service_server::StageMoveServiceServer,
};
use runtime::{App, ServiceDef, Started, many::Bulk};
use store::RecordEntry;

use crate::records::{
    CloseReason, Delivery, DiscountLimit, Opportunity, Order, Pipeline, PriceBook, PriceBookLine, Product,
    Quote, StageMove,
};

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
                RecordEntry::of::<Product>(),
                RecordEntry::of::<PriceBook>(),
                RecordEntry::of::<PriceBookLine>(),
                RecordEntry::of::<DiscountLimit>(),
                RecordEntry::of::<Quote>(),
                RecordEntry::of::<Order>(),
                RecordEntry::of::<Delivery>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let sales = grpc::Sales(Arc::clone(&app));
    let mut jobs: HashMap<&'static str, Arc<dyn store::jobs::Work>> =
        HashMap::from([Bulk::<Opportunity>::of(&app)]);
    let papers = sheets::Papers::of(&app);
    papers.works(&mut jobs);
    jobs.insert(expiry::NIGHTLY, Arc::new(expiry::Expiry::new(app.db.clone())));
    let nightly = runtime::Nightly { kind: expiry::NIGHTLY, hour: expiry::HOUR, tenants: expiry::TENANTS };
    let nights = runtime::nightly(Arc::clone(&app), nightly);
    let forgetting = runtime::sheets::forgetting(app.db.clone());
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(OpportunityServiceServer::new(sales.clone()))
        .add_service(StageMoveServiceServer::new(sales.clone()))
        .add_service(PipelineServiceServer::new(sales.clone()))
        .add_service(CloseReasonServiceServer::new(sales.clone()))
        .add_service(ProductServiceServer::new(sales.clone()))
        .add_service(PriceBookServiceServer::new(sales.clone()))
        .add_service(PriceBookLineServiceServer::new(sales.clone()))
        .add_service(DiscountLimitServiceServer::new(sales.clone()))
        .add_service(QuoteServiceServer::new(sales.clone()))
        .add_service(OrderServiceServer::new(sales.clone()))
        .add_service(DeliveryServiceServer::new(sales))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(app));
    Started {
        grpc: grpc.routes(),
        consumers: vec![
            founding::consumer(),
            runtime::follow_ups::consumer::<Opportunity>(),
            prices::known::consumer(),
            credit::consumer(),
            receipts::consumer(),
        ],
        jobs,
        background: vec![forgetting, nights],
        ..Started::default()
    }
}
