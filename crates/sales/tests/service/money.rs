//! Sales and finance: an order asks for contract, payment and invoice; what finance tells comes back as facts of the
//! order and as the customer's standing, and whoever is blocked gets nothing more. What nobody answers runs out.

use chrono::Duration;
use events::{Consumer, Envelope};
use kernel::{Result, Scope, Uuid};
use proto::sales::v1::{self as wire, order::PaymentState, quote};
use sales::{
    commands::orders,
    credit,
    expiry::{self, Expiry},
    receipts,
    records::Order,
};
use serde_json::{Value as Json, json};
use store::{jobs::Work, records};

use crate::{
    house::{House, reason},
    orders::market,
    quoting::{Market, amount, number},
};

/// What finance publishes of a record.
struct Told {
    kind: &'static str,
    id: Uuid,
    version: i32,
    deleted: bool,
    record: Json,
}

impl House {
    async fn learn(&self, from: Consumer, told: &Told) -> Result<()> {
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/finance",
            "type": format!("crm.finance.{}.updated", told.kind), "subject": format!("{}/{}", told.kind, told.id),
            "time": self.db.clock.now(), "datacontenttype": "application/json", "tenant": self.db.company.tenant,
            "data": {
                "kind": format!("finance.{}", told.kind), "id": told.id, "version": told.version,
                "deleted": told.deleted, "record": told.record,
            },
        });
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await?;
        from.handler.handle(&mut uow, &event).await?;
        uow.commit_quietly().await
    }

    async fn standing(&self, account: Uuid, version: i32, state: &str, overdue: &str) {
        let record = json!({
            "customerId": self.customer, "currency": "CNY", "state": state,
            "overdue": yuan_json(overdue), "oldestDueOn": "2026-01-05",
        });
        let told = Told { kind: "credit_account", id: account, version, deleted: false, record };
        self.learn(credit::consumer(), &told).await.unwrap();
    }
}

fn yuan_json(amount: &str) -> Json {
    json!({"currency": "CNY", "amount": amount})
}

impl Market {
    async fn confirmed(&self) -> wire::Order {
        let order = self.by_hand("10", "0").await.unwrap();
        let ctx = self.house.call(&self.rep, "sales.order.confirm");
        let request = wire::ConfirmOrderRequest { id: order.id().to_owned() };
        orders::confirm(&self.house.db, &ctx, request).await.unwrap()
    }

    async fn contract(&self, order: &str) -> Result<wire::Order> {
        let ctx = self.house.call(&self.rep, "sales.order.request");
        let request = wire::RequestContractRequest { id: order.to_owned(), note: "按模板".to_owned() };
        orders::request::contract(&self.house.db, &ctx, request).await
    }
}

async fn asking() -> Market {
    let mut market = market().await;
    market.rep = market.rep.granted("sales.order.request", Scope::Own);
    market
}

#[tokio::test]
async fn an_order_asks_for_one_contract_and_tells_finance_all_it_needs() {
    let market = asking().await;
    let draft = market.by_hand("1", "0").await.unwrap();
    assert_eq!(reason(market.contract(draft.id()).await), "ORDER_NOT_FIRM");
    let order = market.confirmed().await;
    let asked = market.contract(order.id()).await.unwrap();
    assert!(asked.contract_requested_at.is_some() && asked.locked);
    assert_eq!(reason(market.contract(order.id()).await), "CONTRACT_ALREADY_REQUESTED");
    for _ in 0..2 {
        market.house.db.clock.advance(Duration::minutes(1));
        let ctx = market.house.call(&market.rep, "sales.order.request");
        let request = wire::RequestInvoiceRequest { id: order.id().to_owned(), note: String::new() };
        orders::request::invoice(&market.house.db, &ctx, request).await.unwrap();
        let request = wire::RequestPaymentRequest { id: order.id().to_owned(), note: String::new() };
        orders::request::payment(&market.house.db, &ctx, request).await.unwrap();
    }
    let published = market.house.db.published().await;
    let of = |verb: &str| {
        let subject = format!("sales.order.{verb}");
        published.iter().filter(|told| told.subject == subject).collect::<Vec<_>>()
    };
    assert_eq!([of("invoice_requested").len(), of("payment_requested").len()], [2, 2]);
    let told = &of("contract_requested")[0].data()["detail"];
    assert_eq!(told["customerId"], market.house.customer.to_string());
    assert_eq!((&told["total"]["amount"], &told["note"]), (&json!("1130.00"), &json!("按模板")));
}

#[tokio::test]
async fn what_comes_in_for_an_order_is_a_fact_of_it_whatever_order_the_news_take() {
    let market = asking().await;
    let order = market.confirmed().await;
    let contract = Uuid::now_v7();
    let heard = async |version: i32, received: &str, deleted: bool| {
        let record = json!({
            "orderId": order.id(), "amount": yuan_json("1130.00"), "received": yuan_json(received),
            "invoiced": yuan_json("500.00"), "overdue": yuan_json("0.00"),
        });
        let told = Told { kind: "contract", id: contract, version, deleted, record };
        market.house.learn(receipts::consumer(), &told).await.unwrap();
        let read = market.order(order.id()).await;
        (read.payment_state(), amount(&read.received), read.contract_id.clone())
    };
    let of = |text: &str| Some(number(text));
    assert_eq!(market.order(order.id()).await.payment_state(), PaymentState::Unspecified);
    let id = Some(contract.to_string());
    assert_eq!(heard(2, "0.00", false).await, (PaymentState::Unpaid, of("0"), id.clone()));
    assert_eq!(heard(4, "1130.00", false).await, (PaymentState::Paid, of("1130"), id.clone()));
    assert_eq!(heard(3, "400.00", false).await, (PaymentState::Paid, of("1130"), id.clone()), "old news");
    assert_eq!(heard(5, "400.00", false).await, (PaymentState::PartlyPaid, of("400"), id));
    let read = market.order(order.id()).await;
    assert_eq!((read.version, amount(&read.invoiced)), (order.version, of("500")), "no change of the order");
    assert_eq!(
        heard(6, "400.00", true).await,
        (PaymentState::Unspecified, None, None),
        "gone with its contract"
    );
    let ctx = market.house.call(&market.rep, "sales.order.read");
    let unpaid = store::ListRequest { filter: "paymentState = UNPAID".to_owned(), ..Default::default() };
    assert!(records::list::<Order>(&market.house.db, &ctx, unpaid).await.unwrap().records.is_empty());
}

#[tokio::test]
async fn who_owes_is_watched_and_who_is_blocked_gets_no_offer() {
    let market = asking().await;
    let (rep, account) = (market.rep.clone(), Uuid::now_v7());
    market.house.standing(account, 1, "WATCH", "800.00").await;
    let id = market.draft("0").await;
    let draft = market.get(&rep, &id).await;
    assert_eq!(
        (draft.credit_state(), amount(&draft.overdue)),
        (quote::CreditState::Watch, Some(number("800")))
    );
    assert_eq!(draft.overdue_since(), "2026-01-05");
    market.submit(&rep, &id).await.unwrap();

    market.house.standing(account, 2, "BLOCKED", "12500.00").await;
    market.house.standing(account, 1, "GOOD", "0.00").await;
    assert_eq!(reason(market.accept(&rep, &id).await), "CUSTOMER_BLOCKED");
    let next = market.draft("0").await;
    assert_eq!(reason(market.submit(&rep, &next).await), "CUSTOMER_BLOCKED", "a draft may be made");
    let order = market.by_hand("1", "0").await.unwrap();
    let ctx = market.house.call(&rep, "sales.order.confirm");
    let request = wire::ConfirmOrderRequest { id: order.id().to_owned() };
    assert_eq!(reason(orders::confirm(&market.house.db, &ctx, request).await), "CUSTOMER_BLOCKED");

    market.house.standing(account, 3, "GOOD", "0.00").await;
    market.accept(&rep, &id).await.unwrap();
    assert_eq!(market.get(&rep, &market.draft("0").await).await.overdue, None);
}

#[tokio::test]
async fn what_nobody_answers_in_time_runs_out_at_night() {
    let market = asking().await;
    let today = market.house.call(&market.rep, "x").today();
    let until = |days: i64| Some((today + Duration::days(days)).to_string());
    let mut typed = market.typed("1", "0");
    typed.valid_until = until(3);
    let due = market.create(&market.rep, typed.clone()).await.unwrap().id.unwrap();
    typed.valid_until = until(4);
    let later = market.create(&market.rep, typed.clone()).await.unwrap().id.unwrap();
    typed.valid_until = until(3);
    let draft = market.create(&market.rep, typed).await.unwrap().id.unwrap();
    for id in [&due, &later] {
        market.submit(&market.rep, id).await.unwrap();
    }
    market.house.db.clock.advance(Duration::days(4));
    market.night().await;
    market.night().await;
    let state = async |id: &str| market.get(&market.rep, id).await.state();
    assert_eq!(state(&due).await, quote::State::Expired);
    assert_eq!((state(&later).await, state(&draft).await), (quote::State::Approved, quote::State::Draft));
    assert_eq!(market.told("expired").await, 1);
    assert_eq!(market.notices().await, [("QUOTE_RAN_OUT".to_owned(), vec![market.rep.id])]);
    assert_eq!(reason(market.accept(&market.rep, &due).await), "QUOTE_EXPIRED");
    assert_eq!(market.revise(&market.rep, &due).await.unwrap().state(), quote::State::Draft);
}

impl Market {
    /// One night's work, as the job does it.
    async fn night(&self) {
        let work = Expiry::new(self.house.db.db.clone());
        let system = self.house.db.system();
        let mut uow = self.house.db.begin(&system).await.unwrap();
        let mut job = store::jobs::enqueue(&mut uow, expiry::NIGHTLY, json!({"zone": "Asia/Shanghai"}), 0)
            .await
            .unwrap();
        uow.commit_quietly().await.unwrap();
        let ctx = work.ctx(&job).await.unwrap();
        let mut uow = self.house.db.begin(&ctx).await.unwrap();
        work.step(&mut uow, &mut job).await.unwrap();
        uow.commit_quietly().await.unwrap();
    }
}
