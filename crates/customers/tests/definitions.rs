//! The tables, statements and walls of this service's records, read from their definitions.
#![allow(clippy::unwrap_used)]

use customers::records::{ALL, Contact, Customer, DuplicatePolicy, Pool, PoolMove};
use testkit::{Service, TestDb, conformance};

fn service() -> Service {
    let registry = || runtime::registry::registry("customers", ALL.to_vec());
    Service { name: "customers", migrator: customers::service().migrator, registry }
}

#[tokio::test]
async fn tables_have_the_columns_and_indexes_of_their_definitions() {
    let db = TestDb::open(&service()).await;
    conformance::columns_match(&db, &ALL).await;
    conformance::indexes_exist(&db, &ALL).await;
}

#[tokio::test]
async fn every_statement_runs() {
    let db = TestDb::open(&service()).await;
    conformance::every_statement_runs::<Customer>(&db).await;
    conformance::every_statement_runs::<Contact>(&db).await;
    conformance::every_statement_runs::<Pool>(&db).await;
    conformance::every_statement_runs::<PoolMove>(&db).await;
    conformance::every_statement_runs::<DuplicatePolicy>(&db).await;
}

#[tokio::test]
async fn the_tenant_wall_holds() {
    conformance::wall_holds(&TestDb::open(&service()).await).await;
}
