//! Migration and the wall between tenants.

use sqlx::Connection;
use store::migrate;
use testkit::{TestDb, conformance, passwords, sample::SERVICE, server};

#[tokio::test]
async fn no_tenant_reaches_another_s_rows() {
    conformance::wall_holds(&TestDb::open(&SERVICE).await).await;
}

#[tokio::test]
async fn migrating_again_and_by_two_at_once_changes_nothing() {
    let name = format!("twice_{}", uuid::Uuid::new_v4().simple());
    let (admin, passwords) = (server(), passwords());
    let run = || migrate::migrate(&admin, &name, SERVICE.migrator, &passwords);
    let (one, other) = tokio::join!(run(), run());
    one.unwrap();
    other.unwrap();
    run().await.unwrap();

    let mut connection = sqlx::PgConnection::connect_with(&admin.clone().database(&name)).await.unwrap();
    let done: i64 = sqlx::query_scalar("select count(*) from base.service_migrations")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(done, SERVICE.migrator.iter().count() as i64);
    connection.close().await.unwrap();
    let mut connection = sqlx::PgConnection::connect_with(&admin).await.unwrap();
    let drop = sqlx::AssertSqlSafe(format!("drop database {name} with (force)"));
    sqlx::raw_sql(drop).execute(&mut connection).await.unwrap();
}
