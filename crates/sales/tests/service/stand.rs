//! How customers stand with us, exactly and at once.

use chrono::Duration;
use kernel::Uuid;
use proto::sales::v1::StandOfDealsRequest;
use sales::{records::Opportunity, stand};

use crate::house::House;

#[tokio::test]
async fn open_and_won_deals_are_counted_and_deleted_ones_are_not() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let stranger = Uuid::now_v7();
    let opened = house.db.clock.now();
    let (first, _second) = (house.deal().await, house.deal().await);
    house.db.clock.advance(Duration::days(2));
    let third = house.deal().await;
    house.win(rep, &first).await.unwrap();
    let asked =
        || StandOfDealsRequest { customer_ids: vec![stranger.to_string(), house.customer.to_string()] };
    let told = stand::of_deals(&house.db, &house.db.system(), asked()).await.unwrap().customers;
    assert_eq!((told[0].open, told[0].won, told[0].last_opened_at), (0, 0, None));
    let ours = &told[1];
    assert_eq!((ours.open, ours.won), (2, 1));
    let later = opened + Duration::days(2);
    assert_eq!(ours.last_opened_at.map(|at| at.seconds), Some(later.timestamp()));
    assert_eq!(ours.last_won_at.map(|at| at.seconds), Some(later.timestamp()));

    for id in [&third, &first] {
        let ctx = house.call(rep, "sales.opportunity.delete");
        store::records::delete::<Opportunity>(&house.db, &ctx, id).await.unwrap();
    }
    let told = stand::of_deals(&house.db, &house.db.system(), asked()).await.unwrap().customers;
    assert_eq!((told[1].open, told[1].won, told[1].last_won_at), (1, 0, None));
    assert_eq!(told[1].last_opened_at.map(|at| at.seconds), Some(opened.timestamp()));
}

#[tokio::test]
async fn a_question_about_too_many_or_about_nonsense_is_refused() {
    let house = House::open().await;
    let many = vec![Uuid::now_v7().to_string(); 1001];
    for customer_ids in [many, vec!["huaxing".to_owned()]] {
        let asked = StandOfDealsRequest { customer_ids };
        let refused = stand::of_deals(&house.db, &house.db.system(), asked).await.expect_err("refused");
        assert_eq!(refused.kind(), kernel::Kind::Invalid);
    }
}
