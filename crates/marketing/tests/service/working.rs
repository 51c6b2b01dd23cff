//! Followed up in time or not: who works on a lead keeps it, who doesn't loses it to the pool.

use std::{collections::HashMap, sync::Mutex};

use async_trait::async_trait;
use chrono::Duration;
use events::Envelope;
use kernel::{Error, Result, Time, Uuid};
use marketing::{
    follow_ups,
    reclaim::{self, Logbook},
    records::{AssignmentRuleReclaimTo as To, AssignmentRuleWay as Way},
};
use proto::marketing::v1::{lead, lead_move::Action};
use serde_json::json;

use crate::house::House;

/// Those who keep follow-ups, as a test needs them.
#[derive(Default)]
struct Elsewhere {
    last: Mutex<HashMap<Uuid, Time>>,
    away: bool,
}

#[async_trait]
impl Logbook for Elsewhere {
    async fn last(&self, _: Uuid, leads: &[Uuid]) -> Result<HashMap<Uuid, Time>> {
        if self.away {
            return Err(Error::unavailable("SERVICE_UNREACHABLE"));
        }
        let last = self.last.lock().unwrap();
        Ok(leads.iter().filter_map(|lead| Some((*lead, *last.get(lead)?))).collect())
    }
}

impl House {
    /// Everybody hears of a follow-up that was logged at that time.
    async fn hear(&self, activity: Uuid, lead: &str, by: Uuid, version: i32, at: Time, deleted: bool) {
        let verb = if version == 1 { "created" } else { "deleted" };
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/collaboration",
            "type": format!("crm.collaboration.activity.{verb}"), "subject": format!("activity/{activity}"), "time": at,
            "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": "collaboration.activity", "id": activity, "version": version, "deleted": deleted,
                "record": {"leadId": lead, "ownerId": by, "createdAt": at},
            },
        });
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let [projection, reaction] = follow_ups::consumers();
        for consumer in [projection, reaction].into_iter().take(if version == 1 { 2 } else { 1 }) {
            let mut uow = self.db.begin(&ctx).await.unwrap();
            consumer.handler.handle(&mut uow, &event).await.unwrap();
            uow.commit_quietly().await.unwrap();
        }
    }

    async fn reclaim(&self, elsewhere: &Elsewhere) -> Result<usize> {
        let zone = self.db.system().zone;
        reclaim::reclaim(&self.db, elsewhere, &self.people, self.db.company.tenant, zone).await
    }
}

#[tokio::test]
async fn the_first_follow_up_says_that_the_owner_works_on_it() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    house
        .rule(Way::Fixed, |rule| (rule.member_ids, rule.reclaim_after_hours) = (vec![rep.id], Some(24)))
        .await;
    let id = house.captured("王芳").await.id.unwrap();
    let (before, call) = (house.db.clock.now() - Duration::hours(1), Uuid::now_v7());
    house.hear(Uuid::now_v7(), &id, rep.id, 1, before, false).await;
    let lead = house.get(rep, &id).await.unwrap();
    assert_eq!(
        (lead.status(), lead.follow_up_count),
        (lead::Status::Assigned, Some(1)),
        "of before it was his"
    );

    house.db.clock.advance(Duration::hours(1));
    let at = house.db.clock.now();
    house.hear(call, &id, rep.id, 1, at, false).await;
    house.hear(call, &id, rep.id, 1, at, false).await;
    let lead = house.get(rep, &id).await.unwrap();
    assert_eq!((lead.status(), lead.follow_up_count), (lead::Status::Working, Some(2)));
    assert_eq!(lead.first_worked_at.map(|at| at.seconds), Some(at.timestamp()));
    assert!(lead.reclaim_at.is_none());
    assert_eq!(house.told("worked").await.len(), 1);

    house.hear(call, &id, rep.id, 2, at, true).await;
    let lead = house.get(rep, &id).await.unwrap();
    assert_eq!(
        lead.last_follow_up_at.map(|at| at.seconds),
        Some(before.timestamp()),
        "a deleted one takes itself back"
    );
    assert_eq!(lead.status(), lead::Status::Working, "but not that he began");
}

#[tokio::test]
async fn what_nobody_follows_up_in_time_goes_back_to_the_pool_and_not_a_second_earlier() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    house
        .rule(Way::Fixed, |rule| (rule.member_ids, rule.reclaim_after_hours) = (vec![rep.id], Some(24)))
        .await;
    let [neglected, heard, logged] = ["a", "b", "c"].map(str::to_owned);
    let neglected = house.captured(&neglected).await.id.unwrap();
    let heard = house.captured(&heard).await.id.unwrap();
    let logged = house.captured(&logged).await.id.unwrap();
    house.db.clock.advance(Duration::hours(2));
    house.hear(Uuid::now_v7(), &heard, rep.id, 1, house.db.clock.now(), false).await;

    house.db.clock.advance(Duration::hours(22) - Duration::seconds(1));
    let elsewhere = Elsewhere::default();
    // its event has not arrived yet
    elsewhere.last.lock().unwrap().insert(logged.parse().unwrap(), house.db.clock.now());
    assert_eq!(house.reclaim(&elsewhere).await.unwrap(), 0);
    house.db.clock.advance(Duration::seconds(1));
    let away = Elsewhere { away: true, ..Elsewhere::default() };
    assert!(house.reclaim(&away).await.is_err(), "who can't be asked keeps everything where it is");
    assert_eq!(house.open_leads(&[rep.id]).await, [3]);
    assert_eq!(house.reclaim(&elsewhere).await.unwrap(), 1);
    assert_eq!(house.reclaim(&elsewhere).await.unwrap(), 0);

    let lead = house.get(colleague, &neglected).await.unwrap();
    assert_eq!(
        (lead.owner_id.as_deref(), lead.status()),
        (None, lead::Status::New),
        "the department sees it"
    );
    assert_eq!(lead.previous_owner_id, Some(rep.id.to_string()));
    let path = house.path(colleague, &neglected).await;
    assert_eq!(path.last().unwrap().action(), Action::Reclaimed);
    assert_eq!(path.last().unwrap().from_owner_id, Some(rep.id.to_string()));
    for kept in [&heard, &logged] {
        assert_eq!(house.get(rep, kept).await.unwrap().status(), lead::Status::Working);
    }
    let notices = house.db.published().await;
    let told = notices.iter().filter(|event| event.data()["detail"]["reason"] == "LEAD_RECLAIMED");
    assert_eq!(told.count(), 1);
}

#[tokio::test]
async fn what_one_lets_lie_goes_on_to_the_next_if_the_rule_says_so_and_the_path_names_both() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    let people = vec![rep.id, colleague.id];
    house
        .rule(Way::RoundRobin, |rule| {
            (rule.member_ids, rule.reclaim_after_hours) = (people.clone(), Some(24));
            (rule.reclaim_to, rule.daily_capacity) = (To::NextPerson, Some(2));
        })
        .await;
    let mut leads = vec![];
    for name in ["a", "b", "c", "d"] {
        leads.push(house.captured(name).await.id.unwrap());
    }
    assert_eq!(house.open_leads(&people).await, [2, 2]);
    let worked = house.get(&house.db.company.director, &leads[0]).await.unwrap();
    let first = worked.owner_id.unwrap().parse().unwrap();
    house.db.clock.advance(Duration::hours(1));
    house.hear(Uuid::now_v7(), &leads[0], first, 1, house.db.clock.now(), false).await;
    house.db.clock.advance(Duration::hours(23));
    assert_eq!(house.reclaim(&Elsewhere::default()).await.unwrap(), 3, "but not what is worked on");
    let held = house.open_leads(&people).await;
    assert_eq!(held.iter().sum::<i64>(), 4, "nothing is in the pool: {held:?}");
    for id in &leads[1..] {
        let lead = house.get(&house.db.company.director, id).await.unwrap();
        assert_eq!(lead.status(), lead::Status::Assigned);
        assert_ne!(lead.owner_id, lead.previous_owner_id);
        assert!(lead.reclaim_at.is_some(), "and must be followed up anew");
        let path = house.path(&house.db.company.director, id).await;
        let last = path.last().unwrap();
        assert_eq!((last.action(), &last.to_owner_id), (Action::Reclaimed, &lead.owner_id));
        assert_eq!(last.from_owner_id, lead.previous_owner_id);
    }
    let notices = house.db.published().await;
    let told =
        |reason: &str| notices.iter().filter(|event| event.data()["detail"]["reason"] == reason).count();
    assert_eq!((told("LEAD_PASSED_ON"), told("LEAD_RECLAIMED"), told("LEAD_ARRIVED")), (3, 0, 4 + 3));
}

#[tokio::test]
async fn where_nobody_else_may_have_it_a_lead_goes_to_the_pool() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    house
        .rule(Way::Fixed, |rule| {
            (rule.member_ids, rule.reclaim_after_hours) = (vec![rep.id], Some(24));
            rule.reclaim_to = To::NextPerson;
        })
        .await;
    let id = house.captured("a").await.id.unwrap();
    house.db.clock.advance(Duration::hours(24));
    assert_eq!(house.reclaim(&Elsewhere::default()).await.unwrap(), 1);
    let lead = house.get(colleague, &id).await.unwrap();
    assert_eq!((lead.owner_id.as_deref(), lead.status()), (None, lead::Status::New));
}

#[tokio::test]
async fn a_follow_up_of_before_that_arrives_later_gives_the_lead_back_unless_somebody_has_it() {
    let house = House::open().await;
    let (rep, colleague) = (&house.db.company.rep, &house.db.company.colleague);
    house
        .rule(Way::Fixed, |rule| (rule.member_ids, rule.reclaim_after_hours) = (vec![rep.id], Some(24)))
        .await;
    let (back, taken) = (house.captured("a").await.id.unwrap(), house.captured("b").await.id.unwrap());
    house.db.clock.advance(Duration::hours(24));
    assert_eq!(house.reclaim(&Elsewhere::default()).await.unwrap(), 2);
    let at = house.db.clock.now();
    house.grab(colleague, &taken).await.unwrap();
    for id in [&back, &taken] {
        house.hear(Uuid::now_v7(), id, rep.id, 1, at, false).await;
    }
    let lead = house.get(rep, &back).await.unwrap();
    assert_eq!((lead.owner_id, lead.status), (Some(rep.id.to_string()), lead::Status::Working.into()));
    let path = house.path(rep, &back).await;
    assert_eq!(path.last().unwrap().action(), Action::GivenBack);
    let lead = house.get(colleague, &taken).await.unwrap();
    assert_eq!(lead.owner_id, Some(colleague.id.to_string()));

    // and one that came too late changes nothing
    let late = house.captured("c").await.id.unwrap();
    house.db.clock.advance(Duration::hours(24));
    house.reclaim(&Elsewhere::default()).await.unwrap();
    house.db.clock.advance(Duration::hours(1));
    house.hear(Uuid::now_v7(), &late, rep.id, 1, house.db.clock.now(), false).await;
    assert_eq!(house.get(colleague, &late).await.unwrap().status(), lead::Status::New);
}
