//! Contracts and money: what was agreed with customers, what they have paid of it, what was invoiced, and who
//! owes us how much for how long.

pub mod ageing;
mod book;
pub mod commands;
pub mod credit;
mod deposits;
pub mod ground;
mod grpc;
pub mod night;
mod numbers;
pub mod orders;
pub mod paper;
mod reminders;
mod rules;
pub mod sheets;

use std::{collections::HashMap, sync::Arc};

use proto::finance::v1::{
    contract_change_service_server::ContractChangeServiceServer,
    contract_service_server::ContractServiceServer,
    contract_template_service_server::ContractTemplateServiceServer,
    credit_account_service_server::CreditAccountServiceServer, invoice_service_server::InvoiceServiceServer,
    invoice_title_service_server::InvoiceTitleServiceServer,
    payment_allocation_service_server::PaymentAllocationServiceServer,
    payment_service_server::PaymentServiceServer,
    receivable_plan_service_server::ReceivablePlanServiceServer, sheet_service_server::SheetServiceServer,
};
use runtime::{App, ServiceDef, Started};
use store::RecordEntry;

use crate::{
    night::Night,
    records::{
        Contract, ContractChange, ContractTemplate, CreditAccount, Invoice, InvoiceTitle, Payment,
        PaymentAllocation, ReceivablePlan,
    },
};

/// The records, written from their definitions in `proto/crm/finance/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::finance::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "finance",
        migrator: &MIGRATIONS,
        records: || {
            vec![
                RecordEntry::of::<Contract>(),
                RecordEntry::of::<ContractChange>(),
                RecordEntry::of::<ContractTemplate>(),
                RecordEntry::of::<ReceivablePlan>(),
                RecordEntry::of::<Payment>(),
                RecordEntry::of::<PaymentAllocation>(),
                RecordEntry::of::<Invoice>(),
                RecordEntry::of::<InvoiceTitle>(),
                RecordEntry::of::<CreditAccount>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let finance = grpc::Finance(Arc::clone(&app));
    let mut jobs: HashMap<&'static str, Arc<dyn store::jobs::Work>> = HashMap::from([Night::of(&app)]);
    let papers = sheets::Papers::of(&app);
    papers.works(&mut jobs);
    let forgetting = runtime::sheets::forgetting(app.db.clone());
    let nightly = runtime::Nightly { kind: night::NIGHTLY, hour: night::HOUR, tenants: night::TENANTS };
    let planning = runtime::nightly(Arc::clone(&app), nightly);
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(ContractServiceServer::new(finance.clone()))
        .add_service(ContractChangeServiceServer::new(finance.clone()))
        .add_service(ContractTemplateServiceServer::new(finance.clone()))
        .add_service(ReceivablePlanServiceServer::new(finance.clone()))
        .add_service(PaymentServiceServer::new(finance.clone()))
        .add_service(PaymentAllocationServiceServer::new(finance.clone()))
        .add_service(InvoiceServiceServer::new(finance.clone()))
        .add_service(InvoiceTitleServiceServer::new(finance.clone()))
        .add_service(CreditAccountServiceServer::new(finance))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(app));
    Started {
        grpc: grpc.routes(),
        consumers: vec![orders::consumer()],
        jobs,
        background: vec![planning, forgetting],
        ..Started::default()
    }
}
