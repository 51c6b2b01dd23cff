//! What customers learn of their deals and of how they pay: in any order, doubled, and taken back.
#![allow(clippy::unwrap_used)]

use customers::{
    credit, deals,
    records::{Customer, CustomerCreditState},
};
use events::{Consumer, Envelope};
use kernel::Uuid;
use serde_json::{Value as Json, json};
use testkit::{Service, TestDb};

struct House {
    db: TestDb,
    customer: Uuid,
}

/// A deal as its event tells of it.
struct Told {
    id: Uuid,
    version: i32,
    state: &'static str,
    deleted: bool,
}

impl House {
    async fn open() -> Self {
        let registry = || runtime::registry::registry("customers", customers::records::ALL.to_vec());
        let service = Service { name: "customers", migrator: customers::service().migrator, registry };
        let db = TestDb::open(&service).await;
        let ctx = db.system();
        let mut uow = db.begin(&ctx).await.unwrap();
        let mut customer = Customer { name: "华星".to_owned(), ..Customer::default() };
        uow.insert(&mut customer);
        uow.commit_quietly().await.unwrap();
        Self { customer: customer.head.id, db }
    }

    async fn hear(&self, customer: Uuid, told: &Told) -> kernel::Result<()> {
        let closed = (told.state != "OPEN").then_some("2026-02-03T04:05:06Z");
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/sales", "type": "crm.sales.opportunity.updated",
            "subject": format!("opportunity/{}", told.id), "time": "2026-02-03T04:05:06Z",
            "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": "sales.opportunity", "id": told.id, "version": told.version, "deleted": told.deleted,
                "record": {"customerId": customer, "state": told.state, "createdAt": "2026-02-01T00:00:00Z", "closedAt": closed},
            },
        });
        self.learn(deals::consumer(), &event).await
    }

    async fn learn(&self, from: Consumer, event: &Json) -> kernel::Result<()> {
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await?;
        from.handler.handle(&mut uow, &event).await?;
        uow.commit_quietly().await
    }

    /// Hears of an account of the customer's: state, what is overdue in which currency, since when.
    async fn owes(&self, account: Uuid, version: i32, state: &str, overdue: (&str, &str), deleted: bool) {
        let overdue = json!({"currency": overdue.0, "amount": overdue.1});
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/finance", "type": "crm.finance.credit_account.updated",
            "subject": format!("credit_account/{account}"), "time": "2026-02-03T04:05:06Z",
            "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": "finance.credit_account", "id": account, "version": version, "deleted": deleted,
                "record": {"customerId": self.customer, "state": state, "receivable": overdue, "overdue": overdue, "oldestDueOn": "2026-01-05"},
            },
        });
        self.learn(credit::consumer(), &event).await.unwrap();
    }

    /// Credit, what is overdue, and whether a day is known since when.
    async fn credit(&self) -> (CustomerCreditState, Option<String>, bool) {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        let customer = uow.get::<Customer>(self.customer).await.unwrap();
        let overdue =
            customer.overdue.map(|money| format!("{} {}", money.currency, money.amount.normalize()));
        (customer.credit_state, overdue, customer.overdue_since.is_some())
    }

    /// Open, won, was one ever won.
    async fn stand(&self) -> (Option<i32>, Option<i32>, bool) {
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await.unwrap();
        let customer = uow.get::<Customer>(self.customer).await.unwrap();
        assert_eq!(customer.head.version, 1, "facts are no change of the record");
        (customer.open_deals, customer.won_deals, customer.last_won_at.is_some())
    }

    async fn changes_told(&self) -> usize {
        let subjects = self.db.subjects().await;
        subjects.iter().filter(|subject| *subject == "customers.customer.facts_changed").count()
    }
}

fn deal(id: Uuid, version: i32, state: &'static str) -> Told {
    Told { id, version, state, deleted: false }
}

#[tokio::test]
async fn deals_are_counted_by_their_newest_version_and_a_deleted_one_takes_itself_back() {
    let house = House::open().await;
    let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
    let hear = async |told: Told| house.hear(house.customer, &told).await.unwrap();
    assert_eq!(house.stand().await, (None, None, false));
    hear(deal(one, 1, "OPEN")).await;
    hear(deal(other, 1, "OPEN")).await;
    assert_eq!(house.stand().await, (Some(2), Some(0), false));
    hear(deal(one, 3, "WON")).await;
    assert_eq!(house.stand().await, (Some(1), Some(1), true));
    let told = house.changes_told().await;
    // late and doubled: nothing happens
    hear(deal(one, 2, "OPEN")).await;
    hear(deal(one, 3, "WON")).await;
    // a new version that changes nothing of this
    hear(deal(other, 2, "OPEN")).await;
    assert_eq!((house.stand().await, house.changes_told().await), ((Some(1), Some(1), true), told));

    hear(Told { deleted: true, ..deal(one, 4, "WON") }).await;
    assert_eq!(house.stand().await, (Some(1), Some(0), false));
    hear(deal(one, 5, "WON")).await;
    assert_eq!(house.stand().await, (Some(1), Some(1), true), "it was restored");
    hear(deal(other, 3, "LOST")).await;
    assert_eq!(house.stand().await, (Some(0), Some(1), true));
}

#[tokio::test]
async fn a_deal_of_a_customer_that_is_not_known_yet_waits() {
    let house = House::open().await;
    let refused = house.hear(Uuid::now_v7(), &deal(Uuid::now_v7(), 1, "OPEN")).await.expect_err("unknown");
    assert_eq!(refused.reason(), "NOT_KNOWN_YET");
}

#[tokio::test]
async fn deals_heard_of_at_once_are_all_counted() {
    let house = House::open().await;
    let told: Vec<Told> = (0..12).map(|_| deal(Uuid::now_v7(), 1, "OPEN")).collect();
    let heard = futures::future::join_all(told.iter().map(|told| house.hear(house.customer, told))).await;
    assert!(heard.iter().all(Result::is_ok), "{heard:?}");
    assert_eq!(house.stand().await, (Some(12), Some(0), false));
}

#[tokio::test]
async fn a_customer_shows_the_worst_of_its_accounts() {
    let house = House::open().await;
    let (yuan, dollars) = (Uuid::now_v7(), Uuid::now_v7());
    assert_eq!(house.credit().await, (CustomerCreditState::Unspecified, None, false));
    house.owes(yuan, 1, "GOOD", ("CNY", "0"), false).await;
    assert_eq!(house.credit().await, (CustomerCreditState::Good, None, false));
    house.owes(dollars, 3, "BLOCKED", ("USD", "700"), false).await;
    house.owes(yuan, 2, "WATCH", ("CNY", "90.50"), false).await;
    let blocked = (CustomerCreditState::Blocked, Some("USD 700".to_owned()), true);
    assert_eq!(house.credit().await, blocked);
    house.owes(dollars, 2, "GOOD", ("USD", "0"), false).await;
    assert_eq!(house.credit().await, blocked, "old news change nothing");
    let told = house.changes_told().await;
    house.owes(dollars, 3, "BLOCKED", ("USD", "700"), false).await;
    assert_eq!(house.changes_told().await, told, "nor do repeated ones");
    house.owes(dollars, 4, "BLOCKED", ("USD", "700"), true).await;
    assert_eq!(house.credit().await, (CustomerCreditState::Watch, Some("CNY 90.5".to_owned()), true));
}
