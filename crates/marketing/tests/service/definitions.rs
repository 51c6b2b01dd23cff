//! The tables, statements and walls of this service's records, read from their definitions.

use marketing::records::{ALL, AssignmentRule, Campaign, Channel, Form, FormSubmission, Lead, LeadMove};
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
    conformance::every_statement_runs::<Lead>(&db).await;
    conformance::every_statement_runs::<LeadMove>(&db).await;
    conformance::every_statement_runs::<Channel>(&db).await;
    conformance::every_statement_runs::<Campaign>(&db).await;
    conformance::every_statement_runs::<AssignmentRule>(&db).await;
    conformance::every_statement_runs::<Form>(&db).await;
    conformance::every_statement_runs::<FormSubmission>(&db).await;
}

#[tokio::test]
async fn the_tenant_wall_holds() {
    conformance::wall_holds(&TestDb::open(&service()).await).await;
}
