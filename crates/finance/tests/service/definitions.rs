//! The tables, statements and walls of this service's records, read from their definitions.

use finance::records::{
    ALL, Contract, ContractChange, ContractTemplate, CreditAccount, Invoice, InvoiceTitle, Payment,
    PaymentAllocation, ReceivablePlan,
};
use testkit::{TestDb, conformance};

use crate::house::service;

#[tokio::test]
async fn tables_have_the_columns_and_indexes_of_their_definitions() {
    let db = TestDb::open(&service()).await;
    conformance::columns_match(&db, &ALL).await;
    conformance::indexes_exist(&db, &ALL).await;
}

#[tokio::test]
async fn every_statement_runs() {
    let db = TestDb::open(&service()).await;
    conformance::every_statement_runs::<Contract>(&db).await;
    conformance::every_statement_runs::<ContractChange>(&db).await;
    conformance::every_statement_runs::<ContractTemplate>(&db).await;
    conformance::every_statement_runs::<ReceivablePlan>(&db).await;
    conformance::every_statement_runs::<Payment>(&db).await;
    conformance::every_statement_runs::<PaymentAllocation>(&db).await;
    conformance::every_statement_runs::<Invoice>(&db).await;
    conformance::every_statement_runs::<InvoiceTitle>(&db).await;
    conformance::every_statement_runs::<CreditAccount>(&db).await;
}

#[tokio::test]
async fn the_tenant_wall_holds() {
    conformance::wall_holds(&TestDb::open(&service()).await).await;
}
