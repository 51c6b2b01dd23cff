//! A conversion asks for each of the three once, however often it is cut short, and a broken one keeps no lead.

use std::{collections::HashMap, sync::Mutex};

use async_trait::async_trait;
use kernel::{Ctx, Error, Result, Uuid};
use marketing::{
    conversion::{self, Made, Others, Plan},
    records::{AssignmentRuleWay as Way, Lead},
};
use proto::{customers::v1 as customers, marketing::v1::lead, sales::v1 as sales};
use runtime::many::Many as _;
use serde_json::json;

use crate::house::{House, reason};

/// Those who keep customers and deals: of one key they make one record, as the real ones do.
#[derive(Default)]
struct Elsewhere {
    made: Mutex<HashMap<String, Uuid>>,
    /// What the next calls answer instead.
    fails: Mutex<Vec<Error>>,
}

impl Elsewhere {
    fn make(&self, key: &str) -> Result<Uuid> {
        let id = *self.made.lock().unwrap().entry(key.to_owned()).or_insert_with(Uuid::now_v7);
        match self.fails.lock().unwrap().pop() {
            // made, and the answer lost
            Some(error) => Err(error),
            None => Ok(id),
        }
    }
}

#[async_trait]
impl Others for Elsewhere {
    async fn customer(&self, _: &Ctx, key: &str, _: customers::Customer) -> Result<Uuid> {
        self.make(key)
    }
    async fn contact(&self, _: &Ctx, key: &str, contact: customers::Contact) -> Result<Uuid> {
        assert!(contact.customer_id.is_some());
        self.make(key)
    }
    async fn deal(&self, _: &Ctx, key: &str, deal: sales::Opportunity) -> Result<Uuid> {
        assert!(deal.customer_id.is_some() && deal.contact_id.is_some());
        self.make(key)
    }
}

#[tokio::test]
async fn however_often_it_is_cut_short_there_is_one_of_each() {
    let plan: Plan = serde_json::from_value(json!({
        "leadId": Uuid::now_v7(), "status": 3, "customer": {"make": {"name": "华星科技"}},
        "contact": {"make": {"name": "王芳"}}, "deal": {"make": {"name": "ERP"}}, "allowDuplicates": false, "asOf": null,
    }))
    .unwrap();
    let lost = || Error::unavailable("SERVICE_UNREACHABLE");
    let elsewhere = Elsewhere { fails: Mutex::new(vec![lost(), lost(), lost()]), ..Elsewhere::default() };
    let (ctx, job) = (Ctx::system("marketing", Uuid::nil(), kernel::Time::default()), Uuid::now_v7());
    let mut tries = 0;
    let made = loop {
        // each try begins from nothing, as after a crash
        let mut made = Made::default();
        tries += 1;
        if conversion::make(&elsewhere, &ctx, job, &plan, &mut made).await.is_ok() {
            break made;
        }
    };
    assert_eq!(tries, 4);
    let all = elsewhere.made.lock().unwrap();
    assert_eq!(all.len(), 3);
    let three = [made.customer, made.contact, made.deal].map(|id| id.unwrap());
    assert!(all.values().all(|id| three.contains(id)));
}

#[tokio::test]
async fn a_conversion_whose_job_has_ended_without_it_gives_the_lead_back() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    house.rule(Way::Fixed, |rule| rule.member_ids = vec![rep.id]).await;
    let id = house.captured("王芳").await.id.unwrap();
    let job = Uuid::now_v7();
    for sql in [
        "insert into base.jobs (tenant_id, id, kind, state) values ($1, $2, 'convert_lead', 2)",
        "update base.leads set status = 4, conversion_id = $2 where tenant_id = $1",
    ] {
        sqlx::query(sql).bind(house.db.company.tenant).bind(job).execute(&house.db.system).await.unwrap();
    }
    assert_eq!(conversion::broken_round(&house.db).await.unwrap(), 0, "it is under way");
    let ctx = house.call(&house.db.company.director, "marketing.lead.delete");
    let mut uow = house.db.begin(&ctx).await.unwrap();
    let mut lead = uow.lock::<Lead>(id.parse().unwrap()).await.unwrap();
    assert_eq!(reason(Lead::put_away(&mut uow, &mut lead).await), "LEAD_CONVERTING", "one of many neither");
    drop(uow);
    sqlx::query("update base.jobs set state = 5 where id = $1")
        .bind(job)
        .execute(&house.db.system)
        .await
        .unwrap();
    assert_eq!(conversion::broken_round(&house.db).await.unwrap(), 1);
    let lead = house.get(rep, &id).await.unwrap();
    assert_eq!(lead.status(), lead::Status::Assigned);
    assert!(lead.conversion_failure.is_some_and(|why| why.contains("broken off")));
}
