//! What a test program gets: servers it can use at once, the same for all its tests.
#![allow(clippy::unwrap_used)]

use sqlx::{Connection, PgConnection};

async fn ask() -> String {
    let servers = local::testing::servers().unwrap();
    let mut database = PgConnection::connect(&servers.database_url).await.unwrap();
    sqlx::query("select 1").execute(&mut database).await.unwrap();
    let nats = async_nats::ConnectOptions::with_token(servers.nats_token);
    let nats = nats.connect(servers.nats_url).await.unwrap();
    async_nats::jetstream::new(nats).query_account().await.unwrap();
    servers.database_url
}

/// Each runtime ends with its part of the test; the servers stay.
#[test]
fn the_servers_outlive_the_test_that_asked_first() {
    let once = || tokio::runtime::Runtime::new().unwrap().block_on(ask());
    assert_eq!(once(), once());
}
