//! The tables, statements and walls of this service's records, read from their definitions.

use sales::records::{
    ALL, CloseReason, Delivery, DiscountLimit, Opportunity, Order, Pipeline, PriceBook, PriceBookLine,
    Product, Quote, StageMove,
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
    conformance::every_statement_runs::<Opportunity>(&db).await;
    conformance::every_statement_runs::<StageMove>(&db).await;
    conformance::every_statement_runs::<Pipeline>(&db).await;
    conformance::every_statement_runs::<CloseReason>(&db).await;
    conformance::every_statement_runs::<Product>(&db).await;
    conformance::every_statement_runs::<PriceBook>(&db).await;
    conformance::every_statement_runs::<PriceBookLine>(&db).await;
    conformance::every_statement_runs::<DiscountLimit>(&db).await;
    conformance::every_statement_runs::<Quote>(&db).await;
    conformance::every_statement_runs::<Order>(&db).await;
    conformance::every_statement_runs::<Delivery>(&db).await;
}

#[tokio::test]
async fn the_tenant_wall_holds() {
    conformance::wall_holds(&TestDb::open(&service()).await).await;
}
