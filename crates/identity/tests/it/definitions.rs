//! The tables, statements and walls of identity's records, read from their definitions; and what
//! becomes of old rows.

use chrono::Duration;
use identity::records::{ALL, Department, Group, NumberPattern, Position, Role, User};
use testkit::{Service, TestDb, conformance};

use crate::house::{EMAIL, House, PASSWORD};

fn service() -> Service {
    let registry = || runtime::registry::registry("identity", ALL.to_vec());
    Service { name: "identity", migrator: identity::service().migrator, registry }
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
    conformance::every_statement_runs::<User>(&db).await;
    conformance::every_statement_runs::<Department>(&db).await;
    conformance::every_statement_runs::<Position>(&db).await;
    conformance::every_statement_runs::<Group>(&db).await;
    conformance::every_statement_runs::<Role>(&db).await;
    conformance::every_statement_runs::<NumberPattern>(&db).await;
}

#[tokio::test]
async fn the_tenant_wall_holds() {
    conformance::wall_holds(&TestDb::open(&service()).await).await;
}

#[tokio::test]
async fn a_session_of_last_season_is_forgotten_and_a_present_one_is_not() {
    let house = House::open().await;
    house.sign_in(EMAIL, PASSWORD).await;
    house.clock.advance(Duration::days(91));
    house.sign_in(EMAIL, PASSWORD).await;
    let forgotten = identity::housekeeping::forget(house.db(), house.clock.now()).await.expect("forgotten");
    assert_eq!(forgotten, 1);
}
