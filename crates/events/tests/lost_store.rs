//! The message server dies and comes back without what it had acknowledged: nothing is missed,
//! nothing happens twice.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use events::{Consumer, Relay, Streams, relay::Republish};
use futures::FutureExt;
use kernel::Uuid;
use local::{
    Local,
    testing::{TestServers, start_temporary},
};
use support::{House, Notes, content, eventually};

/// `kill -9`, then whatever happens to the store before the supervisor starts the server again.
fn kill(local: &Local, lose: impl FnOnce(&Path)) {
    let (_, nats) = local.process_ids();
    assert!(Command::new("kill").args(["-9", &nats.to_string()]).status().unwrap().success());
    lose(&store(local));
}

fn store(local: &Local) -> PathBuf {
    local.folder().join("nats/jetstream/$G/streams")
}

#[tokio::test]
async fn a_lost_store_is_filled_again_and_every_effect_happens_once() {
    let local = start_temporary().await.unwrap();
    let house = House::at(&TestServers::of(&local)).await;
    let republished = Arc::new(AtomicU32::new(0));
    let counted = republished.clone();
    let republish: Republish = Arc::new(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        async { Ok(()) }.boxed()
    });
    let relay = Relay::new(house.db.clone(), house.client.clone(), Streams::default()).republish(republish);
    tokio::spawn(relay.run(house.stop.clone()));
    house.run(vec![Consumer::reaction("steady", house.filter(), Notes("steady", content))]);

    let records: Vec<Uuid> = (0..30).map(|_| Uuid::now_v7()).collect();
    for version in 1..=20 {
        house
            .commit(&records.iter().map(|id| house.event(*id, version, "claimed")).collect::<Vec<_>>())
            .await;
        match version {
            5 => {
                eventually("published", async || house.unpublished().await == 0).await;
                kill(&local, |store| std::fs::remove_dir_all(store.ancestors().nth(2).unwrap()).unwrap());
            }
            12 => kill(&local, |_| {}), // The store stays.
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    let all = records.len() * 20;
    eventually("every effect", async || house.effects().await.len() >= all).await;
    eventually("all published", async || house.unpublished().await == 0).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(house.effects().await.len(), all);
    let mut held: Vec<_> = house.held("EVENTS").await.iter().map(|e| (e.data.id, e.data.version)).collect();
    held.sort_unstable();
    held.dedup();
    assert_eq!(held.len(), all, "the new stream holds everything that the old one held");
    assert_eq!(
        republished.load(Ordering::SeqCst),
        2,
        "policy documents: at the first start, and after the loss"
    );
    house.close().await;
    local.stop_and_remove().await.unwrap();
}

#[tokio::test]
async fn a_store_without_its_last_messages_makes_no_consumer_skip_what_follows() {
    let local = start_temporary().await.unwrap();
    let house = House::at(&TestServers::of(&local)).await;
    house.run(vec![Consumer::reaction("steady", house.filter(), Notes("steady", content))]);
    // By hand, as from many services' relays: what follows must not depend on what is sent again.
    let some = async |count: usize| {
        for _ in 0..count {
            house.publish(&house.event(Uuid::now_v7(), 1, "claimed")).await;
        }
    };
    some(100).await;
    eventually("the first effects", async || house.effects().await.len() == 100).await;
    let (messages, saved) = (store(&local).join("EVENTS/msgs"), local.folder().join("saved"));
    copy(&messages, &saved);
    some(100).await;
    eventually("the second effects", async || house.effects().await.len() == 200).await;
    tokio::time::sleep(Duration::from_secs(2)).await; // The server writes consumers' states now and then.

    // A power failure: the consumer's state was synced, the last hundred messages were not.
    kill(&local, |_| {
        std::fs::remove_dir_all(&messages).unwrap();
        std::fs::rename(&saved, &messages).unwrap();
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    some(50).await;
    eventually("the third effects", async || house.effects().await.len() >= 250).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(house.effects().await.len(), 250);
    assert_eq!(house.held("EVENTS").await.len(), 150, "the second hundred was lost indeed");
    house.close().await;
    local.stop_and_remove().await.unwrap();
}

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-r").args([from, to]).status().unwrap().success());
}
