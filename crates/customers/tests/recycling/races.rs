//! What happens while the night asks: it changes nothing that is not as it was.

use customers::records::Customer;
use kernel::Uuid;

use crate::house::{House, change_in, ten_days};

/// Does something to a customer between the question and the fall.
async fn meanwhile(house: &House, id: Uuid, change: fn(&mut Customer, Uuid)) -> usize {
    let (db, ctx) = (house.db.db.clone(), house.db.system());
    let colleague = house.db.company.colleague.id;
    *house.elsewhere.meanwhile.lock().unwrap() = Some(Box::new(move || {
        Box::pin(async move { change_in(&db, &ctx, id, |customer| change(customer, colleague)).await })
    }));
    house.till_night();
    let job = house.night().await;
    assert_eq!(job.state, store::jobs::SUCCEEDED);
    job.result["changed"].as_i64().unwrap_or(0) as usize
}

#[tokio::test]
async fn who_was_transferred_while_the_night_asked_stays_with_the_new_owner() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    let changed = meanwhile(&house, id, |customer, colleague| {
        customer.give_to(colleague, None, customer.head.updated_at);
    });
    assert_eq!(changed.await, 1);
    assert!(house.lying_in(pool).await.is_empty());
    assert_eq!(house.get(id).await.head.placement.owner_id, Some(house.db.company.colleague.id));
    assert!(house.moves(id).await.is_empty());
}

#[tokio::test]
async fn who_was_worked_on_while_the_night_asked_is_looked_at_again_the_next_night() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let id = house.held_for(40).await;
    assert_eq!(meanwhile(&house, id, |customer, _| customer.city = Some("北京".to_owned())).await, 1);
    assert!(house.lying_in(pool).await.is_empty());
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [id]);
}

#[tokio::test]
async fn who_was_deleted_while_the_night_asked_is_let_alone() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    let (id, other) = (house.held_for(40).await, house.held_for(40).await);
    let (db, ctx) = (house.db.db.clone(), house.db.system());
    *house.elsewhere.meanwhile.lock().unwrap() = Some(Box::new(move || {
        Box::pin(async move {
            let mut uow = db.begin(&ctx).await.unwrap();
            let mut customer = uow.lock::<Customer>(id).await.unwrap();
            uow.delete(&mut customer).await.unwrap();
            uow.commit(&customer).await.unwrap();
        })
    }));
    house.till_night();
    house.night().await;
    assert_eq!(house.lying_in(pool).await, [other]);
}

#[tokio::test]
async fn rules_changed_while_the_night_asked_let_nothing_fall() {
    let house = House::open().await;
    let pool = house.pool(ten_days()).await;
    house.held_for(40).await;
    let (db, ctx) = (house.db.db.clone(), house.db.system());
    *house.elsewhere.meanwhile.lock().unwrap() = Some(Box::new(move || {
        Box::pin(async move {
            let mut uow = db.begin(&ctx).await.unwrap();
            let mut of = uow.lock::<customers::records::Pool>(pool).await.unwrap();
            of.recycle_rules.clear();
            uow.save(&mut of);
            uow.commit(&of).await.unwrap();
        })
    }));
    house.till_night();
    let job = house.night().await;
    assert_eq!(job.result["changed"], 1);
    assert!(house.lying_in(pool).await.is_empty());
    let rules: i64 = house.db.count("pool_recycle_rules").await;
    assert_eq!(rules, 0);
}
