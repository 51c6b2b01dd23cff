//! Customers, contacts and the public pool: who our customers are, whose they are, and how they change hands.

pub mod commands;
pub mod credit;
pub mod deals;
pub mod duplicates;
mod follow_ups;
mod grpc;
mod ledger;
pub mod recycle;
pub mod rules;
mod seat;
pub mod sheets;

use std::{collections::HashMap, sync::Arc};

use proto::customers::v1::{
    contact_service_server::ContactServiceServer, customer_service_server::CustomerServiceServer,
    duplicate_policy_service_server::DuplicatePolicyServiceServer,
    duplicate_service_server::DuplicateServiceServer, pool_service_server::PoolServiceServer,
    sheet_service_server::SheetServiceServer,
};
use runtime::{App, ServiceDef, Started, many::Bulk};
use store::RecordEntry;

use crate::{
    duplicates::fill::{self, FillMatchKeys},
    records::{Contact, Customer, DuplicatePolicy, Pool, PoolMove},
    recycle::{
        HOUR, given_back,
        night::{self, Night},
    },
    sheets::Papers,
};

/// The records, written from their definitions in `proto/crm/customers/v1`.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

runtime::operations!(proto::customers::v1);

/// The service as a value.
pub fn service() -> ServiceDef {
    ServiceDef {
        name: "customers",
        migrator: &MIGRATIONS,
        records: || {
            vec![
                RecordEntry::of::<Customer>(),
                RecordEntry::of::<Contact>(),
                RecordEntry::of::<Pool>(),
                RecordEntry::of::<PoolMove>(),
                RecordEntry::of::<DuplicatePolicy>(),
            ]
        },
        start,
    }
}

fn start(app: Arc<App>) -> Started {
    let customers = grpc::Customers(Arc::clone(&app));
    let mut jobs: HashMap<&'static str, Arc<dyn store::jobs::Work>> =
        HashMap::from([Bulk::<Customer>::of(&app), Bulk::<Contact>::of(&app)]);
    let nights: Arc<dyn store::jobs::Work> =
        Arc::new(Night::new(app.db.clone(), Arc::new(app.clients.clone())));
    jobs.insert(night::NIGHTLY, Arc::clone(&nights));
    jobs.insert(night::BY_HAND, nights);
    let nightly = runtime::Nightly { kind: night::NIGHTLY, hour: HOUR, tenants: night::TENANTS };
    let planning = runtime::nightly(Arc::clone(&app), nightly);
    jobs.insert(fill::KIND, Arc::new(FillMatchKeys(Arc::clone(&app))));
    let papers = Papers::of(&app);
    papers.customers.works(&mut jobs);
    papers.contacts.works(&mut jobs);
    let forgetting = runtime::sheets::forgetting(app.db.clone());
    let mut grpc = tonic::service::RoutesBuilder::default();
    grpc.add_service(CustomerServiceServer::new(customers.clone()))
        .add_service(ContactServiceServer::new(customers.clone()))
        .add_service(PoolServiceServer::new(customers.clone()))
        .add_service(DuplicateServiceServer::new(customers.clone()))
        .add_service(DuplicatePolicyServiceServer::new(customers))
        .add_service(SheetServiceServer::new(papers))
        .add_service(Operations::server(app));
    Started {
        grpc: grpc.routes(),
        consumers: [runtime::follow_ups::consumer::<Customer>(), deals::consumer(), credit::consumer()]
            .into_iter()
            .chain(given_back::consumers())
            .collect(),
        jobs,
        background: vec![planning, forgetting],
        ..Started::default()
    }
}
