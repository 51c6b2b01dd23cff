//! A follow-up on a deal puts off its stalling; a deleted one takes that back.

use chrono::Duration;
use events::Envelope;
use kernel::{Time, Uuid};
use sales::records::Opportunity;
use serde_json::json;

use crate::house::House;

impl House {
    /// Hears of a follow-up that was logged at that time.
    async fn hear(
        &self,
        id: Uuid,
        deal: Option<&str>,
        version: i32,
        at: Time,
        deleted: bool,
    ) -> kernel::Result<()> {
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/collaboration",
            "type": "crm.collaboration.activity.updated", "subject": format!("activity/{id}"), "time": at,
            "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": "collaboration.activity", "id": id, "version": version, "deleted": deleted,
                "record": {"customerId": self.customer, "opportunityId": deal, "createdAt": at},
            },
        });
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await?;
        runtime::follow_ups::consumer::<Opportunity>().handler.handle(&mut uow, &event).await?;
        uow.commit_quietly().await
    }
}

#[tokio::test]
async fn a_followed_up_deal_stalls_later_and_a_deleted_follow_up_takes_that_back() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    let begun = house.db.clock.now();
    let stalls = async |days: i64, count: Option<i32>| {
        let deal = house.get(rep, &id).await.unwrap();
        let due = deal.stalls_at.map(|at| at.seconds);
        assert_eq!((due, deal.follow_up_count), (Some((begun + Duration::days(days)).timestamp()), count));
        assert_eq!(deal.version, 1, "facts are no change of the record");
    };
    stalls(14, None).await;
    let (call, visit) = (Uuid::now_v7(), Uuid::now_v7());
    house.hear(visit, Some(&id), 1, begun + Duration::days(9), false).await.unwrap();
    house.hear(call, Some(&id), 1, begun + Duration::days(3), false).await.unwrap();
    house.hear(call, Some(&id), 1, begun + Duration::days(3), false).await.unwrap();
    stalls(23, Some(2)).await;
    house.hear(visit, Some(&id), 2, begun + Duration::days(9), true).await.unwrap();
    house.hear(visit, Some(&id), 1, begun + Duration::days(9), false).await.unwrap();
    stalls(17, Some(1)).await;
    house.hear(Uuid::now_v7(), None, 1, begun + Duration::days(9), false).await.unwrap();
    stalls(17, Some(1)).await;
    assert!(house.told("facts_changed").await.len() >= 3);

    house.db.clock.advance(Duration::days(5));
    let moved = house.move_to(rep, &id, &house.stage(1)).await.unwrap();
    assert_eq!(moved.stalls_at.map(|at| at.seconds), Some((begun + Duration::days(19)).timestamp()));
    assert_eq!(moved.follow_up_count, Some(1), "a move forgets nothing");
    house.win(rep, &id).await.unwrap();
    house.hear(Uuid::now_v7(), Some(&id), 1, begun + Duration::days(6), false).await.unwrap();
    let won = house.get(rep, &id).await.unwrap();
    assert_eq!((won.stalls_at, won.follow_up_count), (None, Some(2)), "what has ended doesn't stall");
}

#[tokio::test]
async fn follow_ups_heard_of_at_once_are_all_counted_beside_moves() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let id = house.deal().await;
    let at = house.db.clock.now();
    let heard =
        futures::future::join_all((0..12).map(|_| house.hear(Uuid::now_v7(), Some(&id), 1, at, false)));
    let target = house.stage(1);
    let (heard, moved) = futures::join!(heard, house.move_to(rep, &id, &target));
    assert!(heard.iter().all(Result::is_ok) && moved.is_ok(), "{heard:?} {moved:?}");
    assert_eq!(house.get(rep, &id).await.unwrap().follow_up_count, Some(12));
}

#[tokio::test]
async fn a_follow_up_on_a_deal_that_is_not_known_yet_waits() {
    let house = House::open().await;
    let nobody = Uuid::now_v7().to_string();
    let refused = house.hear(Uuid::now_v7(), Some(&nobody), 1, house.db.clock.now(), false).await;
    assert_eq!(refused.expect_err("unknown").reason(), "NOT_KNOWN_YET");
}
