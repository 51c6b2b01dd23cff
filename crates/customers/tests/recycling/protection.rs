//! More time for one customer, by grant.

use customers::commands::{protect::protect, recycle_pool};
use kernel::{Kind, Uuid};
use proto::customers::v1::{Customer, ProtectCustomerRequest};
use testkit::Person;

use crate::house::{House, ten_days};

async fn grant(house: &House, by: &Person, id: Uuid, days: i32, reason: &str) -> kernel::Result<Customer> {
    let ctx = by.call(&house.db, "customers.customer.protect");
    let request = ProtectCustomerRequest { id: id.to_string(), days, reason: reason.to_owned() };
    protect(&house.db, &ctx, request).await
}

#[tokio::test]
async fn a_protected_customer_stays_until_its_day_has_passed() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    let manager = house.db.company.manager.clone();
    let granted = grant(&house, &manager, id, 5, "合同在谈").await.unwrap();
    assert_eq!(granted.protected_until.as_deref(), Some("2026-02-05"));
    assert_eq!(granted.falls_on.as_deref(), Some("2026-02-06"));
    assert_eq!(house.verbs(id).await, ["created", "updated", "protected"]);
    for _ in 0..5 {
        house.till_night();
        house.night().await;
        assert!(house.lying_in(pool).await.is_empty());
    }
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [id]);
    let fallen = house.get(id).await;
    assert_eq!((fallen.protected_until, fallen.protection_reason), (None, None), "it was the former owner's");
}

#[tokio::test]
async fn a_grant_says_how_long_and_why_and_can_be_ended() {
    let house = House::open().await;
    house.pool(ten_days()).await;
    let id = house.held_for(1).await;
    let manager = house.db.company.manager.clone();
    let told = |refused: kernel::Result<Customer>| {
        let error = refused.expect_err("refused");
        error.fields().iter().map(|f| format!("{} {}", f.field, f.reason)).collect::<Vec<_>>()
    };
    assert_eq!(told(grant(&house, &manager, id, 366, "").await), ["days OUT_OF_RANGE", "reason REQUIRED"]);
    assert_eq!(told(grant(&house, &manager, id, 3, "").await), ["reason REQUIRED"]);
    let stranger = house.db.company.stranger.clone();
    assert_eq!(grant(&house, &stranger, id, 3, "x").await.expect_err("hidden").kind(), Kind::NotFound);
    grant(&house, &manager, id, 30, "合同在谈").await.unwrap();
    let ended = grant(&house, &manager, id, 0, "").await.unwrap();
    assert_eq!((ended.protected_until, ended.protection_reason), (None, None));
    assert_eq!(ended.falls_on.as_deref(), Some("2026-02-10"));
}

#[tokio::test]
async fn only_a_pools_administrator_recycles_by_hand() {
    let house = House::open().await;
    let company = house.db.company.clone();
    let pool = house.pool(customers::records::Pool { admin_ids: vec![company.rep.id], ..ten_days() }).await;
    let start = async |person: &Person, pool: Uuid| {
        let ctx = person.call(&house.db, "customers.pool.recycle");
        recycle_pool::start(&house.db, &ctx, &pool.to_string()).await
    };
    assert_eq!(start(&company.stranger, pool).await.expect_err("hidden").kind(), Kind::NotFound);
    let id = house.held_for(40).await;
    let job = start(&company.rep, pool).await.unwrap();
    house.run(job.id, |job| job.state == store::jobs::SUCCEEDED).await;
    assert_eq!(house.lying_in(pool).await, [id]);
    assert_eq!(house.moves(id).await[0].head.created_by, Some(company.rep.id), "who asked for it");
    let bare = house.pool(customers::records::Pool::default()).await;
    let refused = start(&company.administrator, bare).await.expect_err("no rules");
    assert_eq!(refused.reason(), "POOL_HAS_NO_RULES");
}
