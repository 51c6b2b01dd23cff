//! Each effect happens once, whatever comes twice, late or broken.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use events::{Consumer, dead_letters, directory, replay};
use futures::stream;
use kernel::{Error, Kind, Uuid};
use support::{House, ManyNotes, Notes, content, eventually};

#[tokio::test]
async fn an_event_delivered_three_times_has_one_effect() {
    let house = House::open().await;
    house.run(vec![Consumer::reaction("once", house.filter(), Notes("once", content))]);
    let events: Vec<_> = (0..50).map(|_| house.event(Uuid::now_v7(), 1, "claimed")).collect();
    for _ in 0..3 {
        for event in &events {
            house.publish(event).await;
        }
    }
    let last = house.event(Uuid::now_v7(), 9, "claimed");
    house.publish(&last).await;
    eventually("all came", async || house.effects().await.len() > events.len()).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(house.effects().await.len(), events.len() + 1);
    house.close().await;
}

#[tokio::test]
async fn two_replicas_of_a_service_share_the_work_and_have_each_effect_once() {
    let house = House::open().await;
    for _ in 0..2 {
        house.run(vec![Consumer::reaction("shared", house.filter(), Notes("shared", content))]);
    }
    house.relay();
    let events: Vec<_> = (0..300).map(|_| house.event(Uuid::now_v7(), 1, "claimed")).collect();
    house.commit(&events).await;
    eventually("all came", async || house.effects().await.len() >= events.len()).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(house.effects().await.len(), events.len());
    house.close().await;
}

#[tokio::test]
async fn a_record_s_events_stay_in_order_under_four_workers() {
    let house = House::open().await;
    house.run(vec![Consumer::projection("order", house.filter(), Notes("order", content))]);
    house.relay();
    let records: Vec<Uuid> = (0..20).map(|_| Uuid::now_v7()).collect();
    for version in 1..=15 {
        let events: Vec<_> = records.iter().map(|id| house.event(*id, version, "updated")).collect();
        house.commit(&events).await;
    }
    eventually("all came", async || house.effects().await.len() == 300).await;
    let mut versions: HashMap<Uuid, Vec<i32>> = HashMap::new();
    for (_, record, version, _) in house.effects().await {
        versions.entry(record).or_default().push(version);
    }
    assert!(versions.values().all(|seen| *seen == (1..=15).collect::<Vec<_>>()));
    house.close().await;
}

#[tokio::test]
async fn many_at_once_need_few_transactions_and_stay_in_order() {
    let house = House::open().await;
    let transactions = Arc::new(AtomicU32::new(0));
    let many = ManyNotes(Notes("many", content), transactions.clone());
    let records: Vec<Uuid> = (0..200).map(|_| Uuid::now_v7()).collect();
    for version in 1..=3 {
        let events: Vec<_> = records.iter().map(|id| house.event(*id, version, "updated")).collect();
        house.commit(&events).await;
    }
    house.relay();
    eventually("all are in the stream", async || house.unpublished().await == 0).await;
    house.run(vec![Consumer::projection("many", house.filter(), many)]);
    eventually("all came", async || house.effects().await.len() == 600).await;
    let mut versions: HashMap<Uuid, Vec<i32>> = HashMap::new();
    for (_, record, version, _) in house.effects().await {
        versions.entry(record).or_default().push(version);
    }
    assert!(versions.values().all(|seen| *seen == [1, 2, 3]));
    let transactions = transactions.load(Ordering::SeqCst);
    assert!(transactions < 60, "600 events took {transactions} transactions");
    house.close().await;
}

#[tokio::test]
async fn of_many_at_once_one_that_fails_takes_nobody_with_it() {
    let house = House::open().await;
    let mood = |event: &events::Envelope| match event.data.version {
        666 => Err(Error::internal("poison")),
        _ => Ok(()),
    };
    for version in [1, 666, 2, 3] {
        let events: Vec<_> = (0..5).map(|_| house.event(Uuid::now_v7(), version, "updated")).collect();
        house.commit(&events).await;
    }
    house.relay();
    eventually("all are in the stream", async || house.unpublished().await == 0).await;
    let many = ManyNotes(Notes("mixed", mood), Arc::default());
    house.run(vec![Consumer::projection("mixed", house.filter(), many)]);
    eventually("buried", async || dead_letters::count(&house.db).await.unwrap() == 5).await;
    eventually("the others came", async || house.effects().await.len() == 15).await;
    house.close().await;
}

#[tokio::test]
async fn what_always_fails_becomes_a_dead_letter_and_works_again_once_mended() {
    let house = House::open().await;
    let mended = Arc::new(AtomicBool::new(false));
    let tries = Arc::new(AtomicU32::new(0));
    let (is_mended, counted) = (mended.clone(), tries.clone());
    let mood = move |event: &events::Envelope| {
        if event.data.version != 666 || is_mended.load(Ordering::SeqCst) {
            return Ok(());
        }
        match counted.fetch_add(1, Ordering::SeqCst) {
            0 => panic!("the first time it even panics"),
            _ => Err(Error::internal("poison")),
        }
    };
    house.run(vec![Consumer::reaction("poisoned", house.filter(), Notes("poisoned", mood))]);
    let poison = house.event(Uuid::now_v7(), 666, "claimed");
    house.publish(&poison).await;
    house.publish(&house.event(Uuid::now_v7(), 1, "claimed")).await;
    eventually("buried", async || dead_letters::count(&house.db).await.unwrap() == 1).await;
    let letter = dead_letters::list(&house.db, None, 10).await.unwrap().remove(0);
    assert_eq!((letter.event_id, letter.attempts, &*letter.consumer), (poison.id, 3, "poisoned"));
    assert_eq!(house.effects().await.len(), 1, "its effect was undone, the others had theirs");
    mended.store(true, Ordering::SeqCst);
    dead_letters::requeue(&house.db, &house.client, "poisoned", poison.id).await.unwrap();
    eventually("its effect came", async || house.effects().await.len() == 2).await;
    assert_eq!(dead_letters::count(&house.db).await.unwrap(), 0);
    assert_eq!(tries.load(Ordering::SeqCst), 3);
    house.close().await;
}

#[tokio::test]
async fn not_known_yet_is_asked_again_far_more_than_three_times() {
    let house = House::open().await;
    let tries = Arc::new(AtomicU32::new(0));
    let counted = tries.clone();
    let mood = move |_: &events::Envelope| match counted.fetch_add(1, Ordering::SeqCst) {
        0..8 => Err(Error::new(Kind::NotFound, "NOT_KNOWN_YET")),
        _ => Ok(()),
    };
    house.run(vec![Consumer::reaction("early", house.filter(), Notes("early", mood))]);
    house.publish(&house.event(Uuid::now_v7(), 1, "claimed")).await;
    eventually("it became known", async || house.effects().await.len() == 1).await;
    assert_eq!(tries.load(Ordering::SeqCst), 9);
    assert_eq!(dead_letters::count(&house.db).await.unwrap(), 0);
    house.close().await;
}

#[tokio::test]
async fn what_is_no_event_is_kept_and_stops_nobody() {
    let house = House::open().await;
    house.run(vec![Consumer::projection("strict", house.filter(), Notes("strict", content))]);
    let event = house.event(Uuid::now_v7(), 1, "updated");
    house.publish(&event).await;
    let jetstream = events::stream::context(&house.client);
    let subject = format!("int.{}.{}.thing.updated", house.tenant, house.service);
    jetstream.publish(subject, "nonsense".into()).await.unwrap().await.unwrap();
    house.publish(&house.event(Uuid::now_v7(), 1, "updated")).await;
    eventually("the others came", async || house.effects().await.len() == 2).await;
    eventually("kept", async || dead_letters::count(&house.db).await.unwrap() == 1).await;
    house.close().await;
}

#[tokio::test]
async fn the_directory_follows_the_newest_version_and_keeps_tombstones() {
    let house = House::open().await;
    let kind: &'static str = format!("{}.thing", house.service).leak();
    house.run(vec![directory::consumer([kind])]);
    let record = Uuid::now_v7();
    for (version, verb) in [(2, "updated"), (1, "created"), (2, "claimed"), (4, "deleted"), (3, "updated")] {
        house.publish(&house.event(record, version, verb)).await;
    }
    let entry = async || -> Option<(i32, String, bool, Option<Uuid>)> {
        let find = "select version, title, deleted, owner_id from base.directory where id = $1";
        sqlx::query_as(find).bind(record).fetch_optional(&house.db.system).await.unwrap()
    };
    let last = Some((4, "v4".to_owned(), true, Some(record)));
    eventually("the last version came", async || entry().await == last).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(entry().await, last);
    house.close().await;
}

#[tokio::test]
async fn a_replay_fills_one_projection_and_moves_no_reaction() {
    let house = House::open().await;
    house.run(vec![
        Consumer::projection("copy", house.filter(), Notes("copy", content)),
        Consumer::projection("other", house.filter(), Notes("other", content)),
        Consumer::reaction("act", house.filter(), Notes("act", content)),
    ]);
    let jetstream = events::stream::context(&house.client);
    events::stream::ensure(&jetstream, &events::Streams::default()).await.unwrap();
    let records: Vec<_> = (0..100).map(|_| Ok(house.event(Uuid::now_v7(), 3, "updated"))).collect();
    let again: Vec<_> = records.iter().flatten().cloned().map(Ok).collect();
    let sent = replay::send(&house.client, house.service, "copy", stream::iter(records)).await.unwrap();
    assert_eq!(sent, 100);
    replay::send(&house.client, house.service, "act", stream::iter(again)).await.unwrap();
    eventually("all came", async || house.effects().await.len() >= 100).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let effects = house.effects().await;
    assert_eq!(effects.len(), 100);
    assert!(effects.iter().all(|(consumer, .., verb)| consumer == "copy" && verb == "replayed"));
    house.close().await;
}
