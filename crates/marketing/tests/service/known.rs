//! Leads who are customers already, whenever that is found out.

use std::{
    collections::HashMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use events::Envelope;
use kernel::{Ctx, Error, Result, Uuid};
use marketing::{
    capture::{self, For},
    duplicates::{CustomerBook, later, people},
    records::{Lead, LeadCapture},
};
use proto::customers::v1::{DuplicateHit, StrangerHit, duplicate_hit::Key};
use runtime::colleague::NewOwner;
use serde_json::json;

use crate::house::{House, typed};

const PHONE: &str = "+8613800138000";

/// Those who keep customers, as a test needs them.
#[derive(Default)]
struct Book {
    phones: Mutex<HashMap<&'static str, Uuid>>,
    away: AtomicBool,
}

#[async_trait]
impl CustomerBook for Book {
    async fn compare(&self, _: &Ctx, leads: &[&Lead]) -> Result<Vec<Vec<StrangerHit>>> {
        if self.away.load(Ordering::Relaxed) {
            return Err(Error::unavailable("CUSTOMERS_UNREACHABLE"));
        }
        let phones = self.phones.lock().unwrap();
        let hit = |customer: &Uuid| StrangerHit {
            hit: Some(DuplicateHit {
                kind: "customer".to_owned(),
                key: Key::Phone.into(),
                ..Default::default()
            }),
            record_id: customer.to_string(),
            customer_id: customer.to_string(),
        };
        let of = |lead: &Lead| phones.get(lead.phone.as_deref()?).map(hit);
        Ok(leads.iter().map(|lead| of(lead).into_iter().collect()).collect())
    }
}

impl House {
    /// Everybody hears of a customer with that phone.
    async fn hear_of(&self, customer: Uuid) {
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/customers",
            "type": "crm.customers.customer.created", "subject": format!("customer/{customer}"),
            "time": self.db.clock.now(), "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": "customers.customer", "id": customer, "version": 1, "deleted": false,
                "record": {"name": "某某公司", "phone": PHONE},
            },
        });
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        people::consumer().handler.handle(&mut uow, &event).await.unwrap();
        uow.commit_quietly().await.unwrap();
    }

    async fn marked(&self, lead: Uuid) -> Option<String> {
        self.get(&self.db.company.director, &lead.to_string()).await.unwrap().duplicate_customer_id
    }

    async fn told_that_it_is_known(&self) -> usize {
        let published = self.db.published().await;
        published.iter().filter(|event| event.data()["detail"]["reason"] == "LEAD_IS_KNOWN").count()
    }
}

#[tokio::test]
async fn a_customer_who_is_saved_while_the_leads_commit_is_under_way_is_found_after_it() {
    let house = House::open().await;
    let (rep, book, customer) = (&house.db.company.rep, Book::default(), Uuid::now_v7());
    // nobody knew him when the lead was asked about; now its save has begun
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    let mut lead = Lead {
        name: Some("王芳".to_owned()),
        phone: Some(PHONE.to_owned()),
        captured_by: LeadCapture::Form,
        ..Lead::default()
    };
    let owner = NewOwner { id: rep.id, department: rep.access.department };
    capture::enter(&mut uow, &mut lead, For::Owner(owner)).await.unwrap();
    uow.flush().await.unwrap();
    book.phones.lock().unwrap().insert(PHONE, customer);
    house.hear_of(customer).await;
    assert_eq!(later::round(&house.db, &book).await.unwrap(), 0, "it isn't there yet");
    uow.commit(&lead).await.unwrap();
    assert_eq!(house.marked(lead.head.id).await, None, "his event came too early");

    assert_eq!(later::round(&house.db, &book).await.unwrap(), 1);
    assert_eq!(house.marked(lead.head.id).await, Some(customer.to_string()));
    assert_eq!(house.told_that_it_is_known().await, 1);
    assert_eq!(later::round(&house.db, &book).await.unwrap(), 0);
    house.hear_of(customer).await;
    assert_eq!(house.told_that_it_is_known().await, 1, "once is enough");
}

#[tokio::test]
async fn a_customer_who_is_saved_later_is_found_by_his_event_and_one_who_cannot_be_asked_about_is_asked_again()
 {
    let house = House::open().await;
    let director = &house.db.company.director;
    let book = Book { away: true.into(), ..Book::default() };
    let lead = |phone: &str| proto::marketing::v1::Lead { phone: Some(phone.to_owned()), ..typed("王芳") };
    let first = house.create(director, lead(PHONE)).await.unwrap().id.unwrap().parse().unwrap();
    assert_eq!(later::round(&house.db, &book).await.unwrap(), 1, "asked in vain");
    assert_eq!(later::round(&house.db, &book).await.unwrap(), 0, "and again in a while");
    let customer = Uuid::now_v7();
    house.hear_of(customer).await;
    assert_eq!(house.marked(first).await, Some(customer.to_string()));

    let other = Uuid::now_v7();
    book.phones.lock().unwrap().extend([(PHONE, customer), ("+8613800138001", other)]);
    book.away.store(false, Ordering::Relaxed);
    let second = house.create(director, lead("13800138001")).await.unwrap().id.unwrap().parse().unwrap();
    sqlx::query("update base.uncompared_leads set due_at = now()").execute(&house.db.system).await.unwrap();
    assert_eq!(later::round(&house.db, &book).await.unwrap(), 2);
    assert_eq!(house.marked(first).await, Some(customer.to_string()));
    assert_eq!(house.marked(second).await, Some(other.to_string()));
}
