//! A follow-up of before the fall that arrives after it.

use customers::{records::PoolMoveAction, recycle::given_back::LateNews};
use events::{Envelope, Handler};
use kernel::{Time, Uuid};
use serde_json::json;

use crate::house::{House, rule, ten_days};

/// The event of a follow-up arrives.
async fn arrives(house: &House, customer: Uuid, logged_at: Time) {
    arrives_as(house, LateNews::FollowUp, customer, logged_at).await;
}

async fn arrives_as(house: &House, news: LateNews, customer: Uuid, logged_at: Time) {
    let id = Uuid::now_v7();
    let event = json!({
        "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/collaboration",
        "type": "crm.collaboration.activity.created", "subject": format!("activity/{id}"),
        "time": house.db.clock.now(), "datacontenttype": "application/json",
        "tenant": house.db.company.tenant, "recordversion": 1,
        "data": {
            "kind": "collaboration.activity", "id": id, "version": 1,
            "record": {"id": id, "customerId": customer, "createdAt": logged_at},
            "changed": [], "title": "回访", "deleted": false
        }
    });
    let event: Envelope = serde_json::from_value(event).unwrap();
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    news.handle(&mut uow, &event).await.unwrap();
    uow.commit_quietly().await.unwrap();
}

async fn fallen(house: &House) -> (Uuid, Uuid, Time) {
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [id]);
    (pool, id, house.db.clock.now())
}

#[tokio::test]
async fn gives_the_customer_back() {
    let house = House::open().await;
    let (_, id, fell_at) = fallen(&house).await;
    let held_since = house.moves(id).await[0].held_since;
    house.db.clock.advance(chrono::Duration::minutes(5));
    arrives(&house, id, fell_at - chrono::Duration::seconds(1)).await;
    let back = house.get(id).await;
    let rep = house.db.company.rep.id;
    assert_eq!((back.head.placement.owner_id, back.pool_id), (Some(rep), None));
    assert_eq!(back.owned_since, held_since, "his time with it goes on");
    let actions: Vec<PoolMoveAction> = house.moves(id).await.iter().map(|entry| entry.action).collect();
    assert_eq!(actions, [PoolMoveAction::Recycled, PoolMoveAction::GivenBack]);
    assert_eq!(house.verbs(id).await.last().map(String::as_str), Some("given_back"));
    let notice = ("CUSTOMER_GIVEN_BACK".to_owned(), id.to_string(), rep.to_string());
    assert_eq!(house.notices().await, [notice]);
}

#[tokio::test]
async fn a_deal_opened_in_the_moment_of_the_fall_gives_it_back_too() {
    let house = House::open().await;
    let (_, id, fell_at) = fallen(&house).await;
    arrives_as(&house, LateNews::Deal, id, fell_at + chrono::Duration::milliseconds(5)).await;
    assert_eq!(house.get(id).await.head.placement.owner_id, Some(house.db.company.rep.id));
}

#[tokio::test]
async fn logged_after_the_fall_it_changes_nothing() {
    let house = House::open().await;
    let (pool, id, fell_at) = fallen(&house).await;
    arrives(&house, id, fell_at + chrono::Duration::minutes(2)).await;
    assert_eq!(house.lying_in(pool).await, [id]);
}

#[tokio::test]
async fn an_old_one_would_not_have_saved_the_customer() {
    let house = House::open().await;
    let (pool, id, fell_at) = fallen(&house).await;
    arrives(&house, id, fell_at - chrono::Duration::days(20)).await;
    assert_eq!(house.lying_in(pool).await, [id]);
}

#[tokio::test]
async fn who_was_claimed_meanwhile_stays_with_the_claimer() {
    let house = House::open().await;
    let (_, id, fell_at) = fallen(&house).await;
    let colleague = house.db.company.colleague.id;
    house.change(id, |customer| customer.give_to(colleague, None, fell_at)).await;
    arrives(&house, id, fell_at - chrono::Duration::seconds(1)).await;
    assert_eq!(house.get(id).await.head.placement.owner_id, Some(colleague));
}

#[tokio::test]
async fn where_another_rule_was_due_as_well_it_stays_in_the_pool() {
    let house = House::open().await;
    let mut pool = ten_days();
    pool.recycle_rules.push(rule(customers::records::RecycleRuleKind::NotWon, 20, &[]));
    let pool = house.pool(pool).await;
    let id = house.held_for(40).await;
    house.till_night();
    house.night().await;
    let fell_at = house.db.clock.now();
    arrives(&house, id, fell_at - chrono::Duration::seconds(1)).await;
    assert_eq!(house.lying_in(pool).await, [id]);
}
