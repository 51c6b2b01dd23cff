//! What is committed reaches the streams, once, in order, whoever dies on the way.
#![allow(clippy::unwrap_used)]

mod support;

use std::{collections::HashMap, time::Duration};

use events::Envelope;
use kernel::Uuid;
use support::{House, eventually};
use tokio_util::sync::CancellationToken;

fn versions_of(events: &[Envelope]) -> HashMap<Uuid, Vec<i32>> {
    let mut versions: HashMap<Uuid, Vec<i32>> = HashMap::new();
    for event in events {
        versions.entry(event.data.id).or_default().push(event.data.version);
    }
    versions
}

#[tokio::test]
async fn services_hear_all_and_analysts_hear_no_phone() {
    let house = House::open().await;
    house.relay();
    let record = Uuid::now_v7();
    house.commit(&[house.event(record, 1, "created"), house.event(record, 1, "claimed")]).await;
    eventually("published", async || house.unpublished().await == 0).await;
    let internal = house.held("EVENTS").await;
    let verbs: Vec<_> = internal.iter().map(|event| event.verb().to_owned()).collect();
    assert_eq!(verbs, ["created", "claimed"]);
    assert!(internal[0].data.record.as_ref().unwrap().get().contains("13800000000"));
    let public = house.held("PUBLIC").await;
    assert_eq!(public.len(), 2);
    assert_eq!(public[0].data.record.as_ref().unwrap().get(), r#"{"name":"v1"}"#);
    house.close().await;
}

#[tokio::test]
async fn when_the_leader_dies_another_takes_over_and_no_version_is_lost_or_overtaken() {
    let house = House::open().await;
    let first = CancellationToken::new();
    house.relay_of(house.db.clone(), first.clone());
    house.relay_of(house.replica(), house.stop.clone());
    let records: Vec<Uuid> = (0..40).map(|_| Uuid::now_v7()).collect();
    for version in 1..=50 {
        let events: Vec<_> = records.iter().map(|id| house.event(*id, version, "updated")).collect();
        house.commit(&events).await;
        match version {
            // The server cuts the leader's connection, whoever it is; later one replica ends.
            10 | 25 | 40 => cut_the_leader(&house).await,
            33 => first.cancel(),
            _ => {}
        }
    }
    eventually("published", async || house.unpublished().await == 0).await;
    for stream in ["EVENTS", "PUBLIC"] {
        let versions = versions_of(&house.held(stream).await);
        assert_eq!(versions.len(), records.len());
        for (record, versions) in versions {
            assert_eq!(versions, (1..=50).collect::<Vec<_>>(), "{record} in {stream}");
        }
    }
    house.close().await;
}

async fn cut_the_leader(house: &House) {
    let admin = sqlx::PgPool::connect_with(house.admin.clone()).await.unwrap();
    eventually("a leader was there to be cut", async || {
        let cut =
            "select count(pg_terminate_backend(pid)) from pg_locks join pg_database d on d.oid = database
                   where locktype = 'advisory' and granted and datname = current_database()";
        let cut: i64 = sqlx::query_scalar(cut).fetch_one(&admin).await.unwrap();
        cut > 0
    })
    .await;
    admin.close().await;
}

#[tokio::test]
async fn a_row_that_is_no_event_is_set_aside_and_stops_nobody() {
    let house = House::open().await;
    house.relay();
    let bad = "insert into base.outbox (id, tenant_id, subject, payload) values ($1, $2, 'a.b', 'nonsense')";
    sqlx::query(bad).bind(Uuid::now_v7()).bind(house.tenant).execute(&house.db.system).await.unwrap();
    house.commit(&[house.event(Uuid::now_v7(), 1, "created")]).await;
    eventually("published", async || house.unpublished().await == 0).await;
    assert_eq!(house.held("EVENTS").await.len(), 1);
    let letters = events::dead_letters::list(&house.db, Some("relay"), 10).await.unwrap();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].error.contains("not a subject"), "{}", letters[0].error);
    house.close().await;
}

#[tokio::test]
async fn a_document_reaches_the_policy_bucket_and_its_last_value_stays() {
    let house = House::open().await;
    house.relay();
    let key = format!("{}.tenant", house.tenant);
    for revision in 1..=5 {
        let document =
            "insert into base.outbox (id, tenant_id, kind, subject, payload) values ($1, $2, 'kv', $3, $4)";
        let document = sqlx::query(document).bind(Uuid::now_v7()).bind(house.tenant);
        let document =
            document.bind(format!("$KV.policy.{key}")).bind(format!("{{\"revision\":{revision}}}"));
        document.execute(&house.db.system).await.unwrap();
    }
    house.db.poke();
    eventually("published", async || house.unpublished().await == 0).await;
    let bucket = events::stream::context(&house.client).get_key_value("policy").await.unwrap();
    assert_eq!(bucket.get(key).await.unwrap().unwrap(), r#"{"revision":5}"#.as_bytes());
    house.close().await;
}

#[tokio::test]
async fn a_commit_elsewhere_is_heard_before_the_sweep() {
    let house = House::open().await;
    let pace = events::Pace {
        sweep: Duration::from_secs(600),
        stand_by: Duration::from_millis(50),
        ..events::Pace::default()
    };
    let elsewhere = house.replica();
    for db in [house.db.clone(), elsewhere] {
        let relay = events::Relay::new(db, house.client.clone(), events::Streams::default());
        tokio::spawn(relay.pace(pace.clone()).run(house.stop.clone()));
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    // `commit` pokes the first; poke the second's process alone.
    house.commit(&[house.event(Uuid::now_v7(), 1, "created")]).await;
    eventually("published", async || house.unpublished().await == 0).await;
    house.close().await;
}

#[tokio::test]
async fn published_rows_are_forgotten_after_their_time_and_waiting_ones_never() {
    let house = House::open().await;
    let old = "insert into base.outbox (id, tenant_id, subject, payload, created_at, published_at)
               select gen_random_uuid(), $1, 'a.b.c', '{}', now() - i * interval '1 day', now() - i * interval '1 day'
               from generate_series(1, 5) i";
    sqlx::query(old).bind(house.tenant).execute(&house.db.system).await.unwrap();
    let taken = "insert into base.inbox (tenant_id, consumer, key, at)
                 select $1, 'bell', i::text, now() - i * interval '1 day' from generate_series(1, 20) i";
    sqlx::query(taken).bind(house.tenant).execute(&house.db.system).await.unwrap();
    house.commit(&[house.event(Uuid::now_v7(), 1, "created")]).await;
    // The oldest row of all waits: whatever its age, it stays until it is published.
    let age = "update base.outbox set created_at = now() - interval '9 days' where published_at is null";
    sqlx::query(age).execute(&house.db.system).await.unwrap();
    let pace = events::Pace { tidy: Duration::ZERO, ..events::Pace::default() };
    let relay = events::Relay::new(house.db.clone(), house.client.clone(), events::Streams::default());
    tokio::spawn(relay.pace(pace).run(house.stop.clone()));
    let rows = async || -> i64 {
        sqlx::query_scalar("select count(*) from base.outbox").fetch_one(&house.db.system).await.unwrap()
    };
    eventually("tidy", async || rows().await == 3 && house.unpublished().await == 0).await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(rows().await, 3, "one and two days old, and the one just published");
    let remembered: i64 =
        sqlx::query_scalar("select count(*) from base.inbox").fetch_one(&house.db.system).await.unwrap();
    assert_eq!(remembered, 13, "what a reaction took is known for two weeks");
    house.close().await;
}
