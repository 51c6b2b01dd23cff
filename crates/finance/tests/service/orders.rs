//! What sales asks for an order: one draft contract, however often, late or early its events arrive.

use events::Envelope;
use futures::future::join_all;
use kernel::{Result, Uuid};
use proto::finance::v1::contract::State;
use serde_json::json;
use store::{ListRequest, records};

use crate::house::{House, told};

impl House {
    /// Hears of a wish for an order.
    pub async fn hear(&self, verb: &str, order: Uuid, customer: Uuid) -> Result<()> {
        let event = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": "/crm/sales",
            "type": format!("crm.sales.order.{verb}"), "subject": format!("order/{order}"),
            "time": self.db.clock.now(), "datacontenttype": "application/json",
            "tenant": self.db.company.tenant, "actor": self.rep.id, "actorkind": "user",
            "data": {
                "kind": "sales.order", "id": order, "version": 3, "deleted": false,
                "detail": {
                    "number": "SO-2026-00007", "name": "ERP 二期", "customerId": customer,
                    "ownerId": self.rep.id, "departmentId": self.db.company.east, "currency": "CNY",
                    "total": {"currency": "CNY", "amount": "1130.00"},
                    "netTotal": {"currency": "CNY", "amount": "1000.00"},
                    "taxTotal": {"currency": "CNY", "amount": "130.00"}, "note": "请尽快",
                },
            },
        });
        let event = Envelope::parse(event.to_string().as_bytes()).unwrap();
        let ctx = self.db.system();
        let mut uow = self.db.begin(&ctx).await?;
        finance::orders::consumer().handler.handle(&mut uow, &event).await?;
        uow.commit_quietly().await
    }

    pub async fn contracts(&self) -> Vec<proto::finance::v1::Contract> {
        let ctx = self.call(&self.rep, "finance.contract.read");
        records::list::<finance::records::Contract>(&self.db, &ctx, ListRequest::default())
            .await
            .unwrap()
            .records
    }
}

#[tokio::test]
async fn an_order_has_one_contract_however_often_it_is_asked_for() {
    let house = House::open().await;
    let order = Uuid::now_v7();
    let replies = join_all((0..8).map(|_| house.hear("contract_requested", order, house.customer))).await;
    // whoever came at the same moment is asked again, as any event that failed
    assert!(replies.iter().any(Result::is_ok));
    house.hear("contract_requested", order, house.customer).await.unwrap();
    let contracts = house.contracts().await;
    assert_eq!(contracts.len(), 1);
    let contract = &contracts[0];
    assert_eq!((contract.state(), contract.name(), contract.tax_rate()), (State::Draft, "ERP 二期", "13"));
    assert_eq!((told(&contract.amount), contract.order_id()), ("1130".to_owned(), &*order.to_string()));
    assert_eq!(contract.owner_id(), house.rep.id.to_string());
    assert_eq!(house.notices().await, [("CONTRACT_DRAFTED".to_owned(), vec![house.rep.id])]);
}

#[tokio::test]
async fn an_order_that_comes_before_its_customer_waits_for_him() {
    let house = House::open().await;
    let (order, customer) = (Uuid::now_v7(), Uuid::now_v7());
    let early = house.hear("contract_requested", order, customer).await;
    assert_eq!(early.expect_err("too early").reason(), "NOT_KNOWN_YET");
    assert!(house.contracts().await.is_empty());
    house.know("customers.customer", "新客户", customer).await;
    house.hear("contract_requested", order, customer).await.unwrap();
    assert_eq!(house.contracts().await.len(), 1);
}

#[tokio::test]
async fn payment_and_invoice_are_asked_for_on_the_orders_contract() {
    let house = House::open().await;
    let order = Uuid::now_v7();
    house.hear("payment_requested", order, house.customer).await.unwrap();
    house.hear("payment_requested", order, house.customer).await.unwrap();
    let contracts = house.contracts().await;
    assert_eq!(contracts.len(), 1, "made for it where there was none");
    let id = contracts[0].id();
    assert_eq!(house.planned(id).await, ["0/1130"], "what is planned is not planned twice");
    house.hear("invoice_requested", order, house.customer).await.unwrap();
    assert!(house.invoices().await.is_empty(), "a draft is not invoiced");
    house.submit(&house.rep, id).await.unwrap();
    house.approve(&house.manager, id).await.unwrap();
    house.sign(&house.rep, id).await.unwrap();
    house.hear("invoice_requested", order, house.customer).await.unwrap();
    house.hear("invoice_requested", order, house.customer).await.unwrap();
    let invoices = house.invoices().await;
    assert_eq!(invoices.iter().map(|invoice| told(&invoice.amount)).collect::<Vec<_>>(), ["1130"]);
    assert_eq!([&invoices[0].net, &invoices[0].tax].map(told), ["1000", "130"]);
    let reasons: Vec<String> = house.notices().await.into_iter().map(|(reason, _)| reason).collect();
    let impossible = reasons.iter().filter(|reason| *reason == "INVOICE_NOT_POSSIBLE").count();
    assert_eq!(impossible, 2, "while it was a draft, and when all of it was invoiced: {reasons:?}");
}
