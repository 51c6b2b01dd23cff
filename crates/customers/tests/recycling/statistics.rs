//! What became of a pool's customers, from the ledger.

use customers::{
    records::{Pool, PoolMove, PoolMoveAction},
    recycle::statistics::statistics,
};
use kernel::{Kind, Scope, Uuid};
use proto::customers::v1::{GetPoolStatisticsRequest, GetPoolStatisticsResponse};
use testkit::Person;

use crate::house::{House, ten_days};

/// One line of the ledger, now.
async fn noted(house: &House, pool: Uuid, customer: Uuid, action: PoolMoveAction, who: Option<Uuid>) {
    let taken = matches!(action, PoolMoveAction::Claimed | PoolMoveAction::Assigned);
    let mut entry = PoolMove {
        customer_id: customer,
        pool_id: Some(pool),
        action,
        to_owner_id: who.filter(|_| taken),
        from_owner_id: who.filter(|_| !taken),
        ..PoolMove::default()
    };
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    uow.insert(&mut entry);
    uow.commit(&entry).await.unwrap();
}

async fn follow_up(house: &House, customer: Uuid) {
    sqlx::query(
        "insert into follow_ups (tenant_id, activity_id, customer_id, version, at, deleted) values ($1, $2, $3, 1, $4, false)",
    )
    .bind(house.db.company.tenant)
    .bind(Uuid::now_v7())
    .bind(customer)
    .bind(house.db.clock.now())
    .execute(&house.db.system)
    .await
    .unwrap();
}

async fn report(
    house: &House,
    by: &Person,
    pool: Uuid,
    within_days: i32,
) -> kernel::Result<GetPoolStatisticsResponse> {
    let ctx = by.call(&house.db, "customers.pool.report");
    let request = GetPoolStatisticsRequest { id: pool.to_string(), within_days, ..Default::default() };
    statistics(&house.db, &ctx, request).await
}

#[tokio::test]
async fn the_ledger_tells_who_took_what_and_what_came_of_it() {
    use PoolMoveAction::{Claimed, Entered, Recycled, Released};
    let house = House::open().await;
    let company = house.db.company.clone();
    let (rep, colleague) = (company.rep.id, company.colleague.id);
    let pool = house.pool(Pool { admin_ids: vec![company.manager.id], ..ten_days() }).await;
    let other = house.pool(ten_days()).await;
    let mut ids = vec![];
    for _ in 0..4 {
        ids.push(house.held_for(1).await);
    }
    let hours = |n| house.db.clock.advance(chrono::Duration::hours(n));
    // long before the report
    noted(&house, pool, ids[0], Recycled, Some(rep)).await;
    hours(24 * 60);
    noted(&house, pool, ids[0], Claimed, Some(colleague)).await;
    noted(&house, pool, ids[1], Recycled, Some(rep)).await;
    noted(&house, pool, ids[2], Released, Some(rep)).await;
    noted(&house, pool, ids[3], Entered, None).await;
    noted(&house, other, ids[3], Recycled, Some(rep)).await;
    hours(24);
    noted(&house, pool, ids[1], Claimed, Some(colleague)).await;
    hours(1);
    follow_up(&house, ids[1]).await;
    hours(24 * 9);
    // after ten days; without a follow-up while he has it
    noted(&house, pool, ids[2], Claimed, Some(rep)).await;
    hours(1);
    noted(&house, pool, ids[2], Released, Some(rep)).await;
    hours(1);
    follow_up(&house, ids[2]).await;

    let told = report(&house, &company.manager, pool, 0).await.unwrap();
    assert_eq!((told.recycled, told.released, told.entered, told.reclaimed), (1, 2, 1, 2));
    let taken = told.taken.unwrap();
    assert_eq!((taken.claimed, taken.assigned, taken.followed_up), (3, 0, 1));
    let people: Vec<(String, i32, i32)> = told
        .people
        .iter()
        .map(|one| (one.user_id.clone(), one.taken.unwrap().claimed, one.recycled + one.released))
        .collect();
    assert_eq!(people, [(colleague.to_string(), 2, 0), (rep.to_string(), 1, 3)]);
    assert_eq!(report(&house, &company.manager, pool, 5).await.unwrap().reclaimed, 1, "within five days");
}

#[tokio::test]
async fn only_who_administers_the_pool_reads_its_numbers() {
    let house = House::open().await;
    let company = house.db.company.clone();
    let pool = house.pool(Pool { admin_ids: vec![company.manager.id], ..ten_days() }).await;
    let member = {
        let mut member = company.rep.clone();
        member.access.principals.push(pool);
        member.granted("customers.pool.report", Scope::Own)
    };
    assert_eq!(report(&house, &member, pool, 0).await.expect_err("a member").kind(), Kind::Forbidden);
    assert_eq!(report(&house, &company.stranger, pool, 0).await.expect_err("hidden").kind(), Kind::NotFound);
    assert!(report(&house, &company.director, pool, 0).await.is_ok());
    let refused = report(&house, &company.manager, pool, -1).await.expect_err("nonsense");
    assert_eq!(refused.fields()[0].field, "withinDays");
}
