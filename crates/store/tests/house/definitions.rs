//! What the definitions promise, the database keeps.

use testkit::{
    TestDb, conformance,
    sample::{ALL, Contact, Customer, Pool, PoolMove, SERVICE},
};

#[tokio::test]
async fn tables_have_the_columns_of_their_definitions() {
    conformance::columns_match(&TestDb::open(&SERVICE).await, &ALL).await;
}

#[tokio::test]
async fn every_statement_of_every_record_runs() {
    let db = TestDb::open(&SERVICE).await;
    conformance::every_statement_runs::<Customer>(&db).await;
    conformance::every_statement_runs::<Contact>(&db).await;
    conformance::every_statement_runs::<Pool>(&db).await;
    conformance::every_statement_runs::<PoolMove>(&db).await;
}

#[test]
fn every_method_says_who_may_call_it() {
    conformance::every_method_has_access();
}
