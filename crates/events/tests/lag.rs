//! How long it takes from a commit to its effect in another service, at 200 commits a second.
//! Run by hand: `cargo test --release -p events --test lag -- --ignored --nocapture`.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use events::{Consumer, Envelope};
use kernel::Uuid;
use support::{House, Notes, eventually};

const COMMITS: usize = 2000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn lag_at_two_hundred_commits_a_second() {
    let house = House::open().await;
    let lags: Arc<Mutex<Vec<f64>>> = Arc::default();
    let seen = lags.clone();
    let mood = move |event: &Envelope| {
        let lag = (chrono::Utc::now() - event.time).as_seconds_f64() * 1000.0;
        seen.lock().unwrap().push(lag);
        Ok(())
    };
    house.run(vec![Consumer::reaction("lag", house.filter(), Notes("lag", mood))]);
    house.relay();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut pace = tokio::time::interval(Duration::from_millis(5));
    for _ in 0..COMMITS {
        pace.tick().await;
        house.commit(&[house.event(Uuid::now_v7(), 1, "claimed")]).await;
    }
    eventually("all came", async || lags.lock().unwrap().len() >= COMMITS).await;
    let mut lags = std::mem::take(&mut *lags.lock().unwrap());
    lags.sort_by(f64::total_cmp);
    let at = |share: f64| lags[((lags.len() - 1) as f64 * share) as usize];
    println!("lag in ms: p50 {:.1}, p95 {:.1}, p99 {:.1}, most {:.1}", at(0.5), at(0.95), at(0.99), at(1.0));
    house.close().await;
}
