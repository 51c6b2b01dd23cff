//! The night: what falls, what it leaves behind, who is told, and that it happens once.

use customers::{
    records::{Pool, PoolMoveAction, RecycleRuleKind},
    recycle::night,
};
use kernel::Uuid;
use serde_json::json;
use store::{jobs, nights};

use crate::house::{House, ten_days};

#[tokio::test]
async fn a_neglected_customer_falls_at_night_and_the_ledger_says_why() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let (old, young) = (house.held_for(11).await, house.held_for(3).await);
    house.till_night();
    let job = house.night().await;
    assert_eq!((job.state, job.done, &job.result["fallen"]), (jobs::SUCCEEDED, 2, &json!(1)));

    let fallen = house.get(old).await;
    let rep = house.db.company.rep.id;
    assert_eq!((fallen.pool_id, fallen.head.placement.owner_id), (Some(pool), None));
    assert_eq!((fallen.previous_owner_id, fallen.pooled_at), (Some(rep), Some(house.db.clock.now())));
    assert_eq!(house.verbs(old).await, ["created", "updated", "recycled"]);
    let moves = house.moves(old).await;
    let entry = &moves[0];
    assert_eq!(
        (entry.action, entry.from_owner_id, entry.pool_id),
        (PoolMoveAction::Recycled, Some(rep), Some(pool))
    );
    assert_eq!((entry.rule, entry.rule_days), (RecycleRuleKind::NoFollowUp, Some(10)));
    assert!(entry.held_since.is_some());

    assert_eq!(house.get(young).await.head.placement.owner_id, Some(rep));
    // three days and a half old: ten whole days more or less
    assert_eq!(house.falls_on(young).await.as_deref(), Some("2026-02-08"));
    assert_eq!(house.get(young).await.head.version, 1, "foresight is no change of the customer");
}

#[tokio::test]
async fn who_was_followed_up_before_the_run_stays_with_the_consumer_stopped_too() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    // logged a minute ago; its event has not come
    house.followed_up(id, house.db.clock.now(), false).await;
    house.till_night();
    house.night().await;
    assert!(house.lying_in(pool).await.is_empty());
    assert_eq!(house.falls_on(id).await.as_deref(), Some("2026-02-11"));
    assert_eq!(*house.elsewhere.asked.lock().unwrap(), 1);
}

#[tokio::test]
async fn who_has_an_open_or_a_won_deal_of_which_no_event_told_stays_unless_the_pool_takes_such() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let (open, won) = (house.held_for(40).await, house.held_for(40).await);
    let long_ago = house.db.clock.now() - chrono::Duration::days(35);
    house.elsewhere.deals.lock().unwrap().extend([(open, (1, 0, long_ago)), (won, (0, 1, long_ago))]);
    house.till_night();
    house.night().await;
    assert!(house.lying_in(pool).await.is_empty());
    house.change_pool(pool, |pool| pool.recycle_with_open_deal = true).await;
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [open]);
    house.change_pool(pool, |pool| pool.recycle_won = true).await;
    house.night().await;
    assert_eq!(house.get(won).await.pool_id, Some(pool));
}

#[tokio::test]
async fn where_a_deleted_follow_up_was_the_last_the_customer_falls() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    house.heard(id, house.db.clock.now() - chrono::Duration::days(12)).await;
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [id]);
}

#[tokio::test]
async fn when_nobody_can_confirm_nothing_falls_and_the_administrators_are_told_once() {
    let house = House::open().await;
    let manager = house.db.company.manager.id;
    let pool = house.pool(Pool { admin_ids: vec![manager], ..ten_days() }).await;
    let id = house.held_for(40).await;
    house.till_night();
    *house.elsewhere.unreachable.lock().unwrap() = true;
    let job = house.queue(night::NIGHTLY, json!({"zone": "Asia/Shanghai"})).await;
    let put_off = house.run(job, |job| job.error == "RECYCLE_FACTS_UNREACHABLE").await;
    assert_eq!(put_off.state, jobs::QUEUED);
    let told = vec![("RECYCLE_PUT_OFF".to_owned(), pool.to_string(), manager.to_string())];
    assert_eq!(house.notices().await, told);
    assert!(house.lying_in(pool).await.is_empty());

    // ten minutes later still nobody: not told again
    again(&house, job).await;
    house.run(job, |job| job.state == jobs::QUEUED && !job.error.is_empty()).await;
    assert_eq!(house.notices().await, told);

    // and then somebody answers
    *house.elsewhere.unreachable.lock().unwrap() = false;
    again(&house, job).await;
    house.run(job, |job| job.state == jobs::SUCCEEDED).await;
    assert_eq!(house.lying_in(pool).await, [id]);
}

#[tokio::test]
async fn in_the_morning_the_night_gives_up() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    house.held_for(40).await;
    house.till_night();
    *house.elsewhere.unreachable.lock().unwrap() = true;
    let job = house.queue(night::NIGHTLY, json!({"zone": "Asia/Shanghai"})).await;
    house.run(job, |job| !job.error.is_empty()).await;
    house.db.clock.advance(chrono::Duration::hours(6));
    again(&house, job).await;
    let ended = house.run(job, |job| job.state >= jobs::SUCCEEDED).await;
    assert_eq!(ended.result["unreachable"], json!("collaboration"));
    assert!(house.lying_in(pool).await.is_empty());
}

/// The pause is over.
async fn again(house: &House, job: Uuid) {
    sqlx::query("update jobs set run_at = now(), error = '' where id = $1")
        .bind(job)
        .execute(&house.db.system)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_owner_is_warned_once_for_each_day() {
    let house = House::open().await;
    house.pool(Pool { warn_days: Some(3), ..ten_days() }).await;
    let id = house.held_for(7).await;
    let far = house.held_for(1).await;
    house.till_night();
    house.night().await;
    let warning = ("CUSTOMER_FALLS_SOON".to_owned(), id.to_string(), house.db.company.rep.id.to_string());
    assert_eq!(house.falls_on(id).await.as_deref(), Some("2026-02-04"));
    assert_eq!(house.notices().await, std::slice::from_ref(&warning));
    house.night().await;
    house.till_night();
    house.night().await;
    let so_far = house.notices().await;
    assert_eq!(so_far, std::slice::from_ref(&warning), "the next night says nothing new");

    // he follows up: another day, another warning when it comes near
    house.followed_up(id, house.db.clock.now(), true).await;
    for _ in 0..8 {
        house.till_night();
        house.night().await;
    }
    let far_one = ("CUSTOMER_FALLS_SOON".to_owned(), far.to_string(), house.db.company.rep.id.to_string());
    let notices = house.notices().await;
    assert_eq!(notices.iter().filter(|notice| **notice == warning).count(), 2, "{notices:?}");
    assert_eq!(notices.iter().filter(|notice| **notice == far_one).count(), 1);
}

#[tokio::test]
async fn a_locked_customer_that_falls_can_be_claimed() {
    let house = House::open().await;
    let strict = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    house.change(id, |customer| customer.head.locked = true).await;
    house.till_night();
    house.night().await;
    assert!(house.lying_in(strict).await.is_empty(), "locked ones stay");
    house.change_pool(strict, |pool| pool.recycle_locked = true).await;
    house.night().await;
    assert_eq!(house.lying_in(strict).await, [id]);
    assert!(!house.get(id).await.head.locked);
}

#[tokio::test]
async fn a_killed_night_goes_on_where_it_was() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let mut all = vec![];
    for _ in 0..130 {
        all.push(house.held_for(40).await);
    }
    all.sort();
    house.till_night();
    let job = house.queue(night::NIGHTLY, json!({"zone": "Asia/Shanghai"})).await;
    // the process dies while it asks before the second step
    let killed = tokio::spawn(jobs::run(house.db.db.clone(), house.kinds(), std::future::pending()));
    for _ in 0..1000 {
        if house.job(job).await.done > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    killed.abort();
    let _ = killed.await;
    let fallen = house.lying_in(pool).await.len();
    assert!(fallen >= 50 && fallen % 50 == 0 || fallen == 130, "{fallen}: whole steps only");
    sqlx::query("update jobs set lease_until = null where state = 2")
        .execute(&house.db.system)
        .await
        .unwrap();
    let done = house.run(job, |job| job.state == jobs::SUCCEEDED).await;
    assert_eq!((done.done, &done.result["fallen"]), (130, &json!(130)));
    assert_eq!(house.lying_in(pool).await, all);
    assert_eq!(house.db.count("pool_moves").await, 130, "each once");
}

#[tokio::test]
async fn a_night_is_planned_once_and_only_where_pools_have_rules() {
    let house = House::open().await;
    let wanted =
        || async { sqlx::query_scalar::<_, Uuid>(night::TENANTS).fetch_all(&house.db.system).await.unwrap() };
    assert!(wanted().await.is_empty());
    house.pool(ten_days()).await;
    assert_eq!(wanted().await, [house.db.company.tenant]);

    let (tenant, db) = (house.db.company.tenant, &house.db.db);
    let zone = chrono_tz::Asia::Shanghai;
    let day = |text: &str| text.parse().unwrap();
    let args = json!({"night": "2026-02-01", "zone": zone.name()});
    let begins = kernel::night::begins(zone, day("2026-02-01"), 2);
    let plan = |text: &'static str| nights::plan(db, tenant, night::NIGHTLY, day(text), begins, &args);
    assert!(plan("2026-02-01").await.unwrap());
    assert!(!plan("2026-02-01").await.unwrap(), "there it is");
    assert!(!plan("2026-02-02").await.unwrap(), "the one before has not ended");
    let id: Uuid = sqlx::query_scalar("select id from jobs").fetch_one(&house.db.system).await.unwrap();
    assert_eq!(house.job(id).await.state, jobs::QUEUED);

    // the whole of next week nobody runs; then the night that waits is done, for the last one that passed
    house.db.clock.advance(chrono::Duration::days(7));
    sqlx::query("update jobs set run_at = now()").execute(&house.db.system).await.unwrap();
    let done = house.run(id, |job| job.state == jobs::SUCCEEDED).await;
    assert_eq!(done.cursor["night"], json!("2026-02-07"));
    assert!(!plan("2026-02-01").await.unwrap(), "a night that was is not planned again");
    assert!(plan("2026-02-08").await.unwrap());
    assert_eq!(house.db.count("jobs").await, 2);
}

#[tokio::test]
async fn by_hand_only_the_one_pool_takes_what_is_due_today() {
    let house = House::open().await;
    let east = house.pool(Pool { takes: Some("city = \"上海\"".to_owned()), ..ten_days() }).await;
    let rest = house.pool(ten_days()).await;
    let (here, there) = (house.held_for(40).await, house.held_for(40).await);
    house.change(here, |customer| customer.city = Some("上海".to_owned())).await;
    let job = house.queue(night::BY_HAND, json!({"zone": "Asia/Shanghai", "poolId": east})).await;
    house.run(job, |job| job.state == jobs::SUCCEEDED).await;
    assert_eq!(house.lying_in(east).await, [here]);
    assert!(house.lying_in(rest).await.is_empty());
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(rest).await, [there]);
}
