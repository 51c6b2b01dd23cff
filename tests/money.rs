//! From the order to the money, as people do it over REST: a contract is approved and signed, payments come in from many
//! sides at once, invoices stay within it, and the customer's credit follows.
#![allow(clippy::expect_used)]

use std::time::{Duration, Instant};

use futures::future::join_all;
use serde_json::{Value, json};
use system_tests::{Company, Person, Product, client::text, shared};

fn yuan(amount: &str) -> Value {
    json!({"currency": "CNY", "amount": amount})
}

/// A company with a head of department, a representative and a finance clerk.
struct Desk {
    company: Company,
    manager: Person,
    rep: Person,
    clerk: Person,
    customer: String,
}

impl Desk {
    async fn open(product: &Product, name: &str) -> Self {
        let company = Company::founded(product, name).await;
        let east = company.department("East", None).await;
        let manager = company.person("Mei", "manager", Some(&east)).await;
        let head = json!({"headId": manager.id});
        company.admin.client.patch(&format!("/v1/departments/{east}"), &head).await.ok();
        let rep = company.person("Li", "rep", Some(&east)).await;
        let clerk = company.person("Wang", "finance_clerk", None).await;
        let customer = company.customer(&rep, "华星集团").await;
        Self { company, manager, rep, clerk, customer }
    }

    /// A contract that both sides have signed.
    async fn signed(&self, typed: Value) -> String {
        let contract = self.rep.client.post("/v1/contracts", &typed).await.ok();
        let path = format!("/v1/contracts/{}", text(&contract, "id"));
        self.rep.client.post(&format!("{path}/submit"), &json!({})).await.ok();
        self.manager.client.post(&format!("{path}/approve"), &json!({})).await.ok();
        self.rep.client.post(&format!("{path}/sign"), &json!({})).await.ok();
        text(&contract, "id")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_becomes_a_contract_and_the_contract_becomes_money() {
    let product = shared().await;
    let desk = Desk::open(&product, "Money").await;
    let Desk { manager, rep, clerk, customer, .. } = &desk;
    let line = json!({"name": "实施服务", "quantity": "1", "price": "10000", "taxRate": "13"});
    let order = json!({"customerId": customer, "currency": "CNY", "name": "ERP 二期", "lines": [line]});
    let order = rep.client.post("/v1/orders", &order).await.ok();
    rep.client.post(&format!("/v1/orders/{}/confirm", text(&order, "id")), &json!({})).await.ok();

    let typed = json!({
        "name": "ERP 二期合同", "customerId": customer, "orderId": order["id"], "amount": order["total"],
        "taxRate": "13",
    });
    let contract = rep.client.post("/v1/contracts", &typed).await.ok();
    assert_eq!((&contract["amount"], &contract["state"]), (&order["total"], &json!("DRAFT")));
    let id = text(&contract, "id");
    let path = format!("/v1/contracts/{id}");
    let again = rep.client.post("/v1/contracts", &typed).await.refused(400);
    assert_eq!(again["errors"][0]["reason"], "ORDER_HAS_CONTRACT");
    let waiting = rep.client.post(&format!("{path}/submit"), &json!({"note": "请审批"})).await.ok();
    assert_eq!(waiting["approverId"], json!(manager.id));
    assert_eq!(rep.client.patch(&path, &json!({"name": "x"})).await.reason(422), "RECORD_LOCKED");
    rep.client.post(&format!("{path}/approve"), &json!({})).await.refused(403);
    manager.client.post(&format!("{path}/approve"), &json!({})).await.ok();
    assert_eq!(rep.client.post(&format!("{path}/sign"), &json!({})).await.ok()["state"], "IN_EFFECT");

    for (name, due_on, amount) in [("首付款", "2026-01-15", "5000"), ("尾款", "2099-06-30", "6300")] {
        let plan = json!({"name": name, "contractId": id, "dueOn": due_on, "amount": yuan(amount)});
        rep.client.post("/v1/receivable-plans", &plan).await.ok();
    }
    let ageing = rep.client.get("/v1/receivable-plans/ageing").await.ok();
    assert_eq!(
        (&ageing["rows"][0]["notDue"], &ageing["rows"][0]["total"]),
        (&json!("6300"), &json!("11300"))
    );
    rep.client.post("/v1/payments", &json!({"customerId": customer, "amount": yuan("1")})).await.refused(403);
    let paid = json!({
        "customerId": customer, "contractId": id, "amount": yuan("6000"), "method": "BANK_TRANSFER",
        "bankReference": "B-1",
    });
    let paid = clerk.client.post("/v1/payments", &paid).await.ok();
    assert_eq!((&paid["allocated"]["amount"], &paid["advance"]["amount"]), (&json!("6000"), &json!("0")));
    let plans = rep.client.list("/v1/receivable-plans", &[("orderBy", "dueOn")]).await.ok();
    let states: Vec<&Value> =
        plans["receivablePlans"].as_array().expect("plans").iter().map(|plan| &plan["state"]).collect();
    assert_eq!(states, ["PAID", "PART"]);

    let title =
        json!({"name": "华星集团有限公司", "customerId": customer, "kind": "COMPANY", "taxpayerId": "9131"});
    rep.client.post("/v1/invoice-titles", &title).await.ok();
    let asked = json!({"contractId": id, "amount": yuan("11300"), "kind": "VAT_SPECIAL"});
    let asked = rep.client.post("/v1/invoices", &asked).await.ok();
    assert_eq!((&asked["title"], &asked["tax"]["amount"]), (&json!("华星集团有限公司"), &json!("1300")));
    let beyond = rep.client.post("/v1/invoices", &json!({"contractId": id, "amount": yuan("0.01")})).await;
    assert_eq!(beyond.reason(422), "INVOICE_BEYOND_CONTRACT");
    let invoice = format!("/v1/invoices/{}", text(&asked, "id"));
    clerk.client.post(&format!("{invoice}/approve"), &json!({})).await.ok();
    let issued = clerk.client.post(&format!("{invoice}/issue"), &json!({"taxNumber": "26310001"})).await.ok();
    assert_eq!(issued["state"], "ISSUED");

    let account = clerk.client.list("/v1/credit-accounts", &[]).await.ok()["creditAccounts"][0].take();
    assert_eq!((&account["receivable"]["amount"], &account["state"]), (&json!("5300"), &json!("GOOD")));
    let now = rep.client.get(&path).await.ok();
    assert_eq!((&now["received"]["amount"], &now["invoiced"]["amount"]), (&json!("6000"), &json!("11300")));
    assert_eq!(now["titles"]["customerId"], "华星集团");
    // the owner hears of the payment, finance of what there is to do
    for (person, reason) in
        [(rep, "PAYMENT_RECEIVED"), (clerk, "CONTRACT_SIGNED"), (clerk, "INVOICE_REQUESTED")]
    {
        let until = Instant::now() + Duration::from_secs(15);
        loop {
            let notices = person.client.get("/v1/notifications").await.ok();
            let known = notices["notifications"].as_array().cloned().unwrap_or_default();
            if known.iter().any(|notice| notice["reason"] == reason) {
                break;
            }
            assert!(Instant::now() < until, "nobody tells of {reason}: {notices}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_pay_over_rest_while_a_change_order_lowers_the_contract() {
    let product = shared().await;
    let desk = Desk::open(&product, "Rush").await;
    let typed = json!({"name": "年度框架", "customerId": desk.customer, "amount": yuan("5000")});
    let id = desk.signed(typed).await;
    let change = json!({"amount": "1234.5", "reason": "范围缩减"});
    let asked = desk.rep.client.post(&format!("/v1/contracts/{id}/change"), &change).await.ok();
    let approve = format!("/v1/contract-changes/{}/approve", text(&asked, "pendingChangeId"));
    let payment = json!({"customerId": desk.customer, "contractId": id, "amount": yuan("100")});
    let nothing = json!({});
    let paying = join_all((0..50).map(|_| desk.clerk.client.post("/v1/payments", &payment)));
    let (paid, changed) = futures::join!(paying, desk.manager.client.post(&approve, &nothing));
    changed.ok();
    let refused: Vec<_> = paid.iter().filter(|reply| reply.status != 201).collect();
    assert!(refused.is_empty(), "money is never refused: {refused:?}");
    let now = desk.rep.client.get(&format!("/v1/contracts/{id}")).await.ok();
    assert_eq!((&now["received"]["amount"], &now["receivable"]["amount"]), (&json!("1234.5"), &json!("0")));
    let account = desk.clerk.client.list("/v1/credit-accounts", &[]).await.ok()["creditAccounts"][0].take();
    assert_eq!(account["advance"]["amount"], "3765.5");
    let terminate = json!({"reason": "结束"});
    desk.company.admin.client.post(&format!("/v1/contracts/{id}/terminate"), &terminate).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_numbered_as_the_company_wants_it() {
    let product = shared().await;
    let desk = Desk::open(&product, "Numbers").await;
    let Desk { company, rep, customer, .. } = &desk;
    let admin = &company.admin.client;
    let set = |paper: &str, pattern: &str| json!({"paper": paper, "pattern": pattern});
    rep.client.post("/v1/number-patterns", &set("CONTRACT", "HT{seq:4}")).await.refused(403);
    let refused = admin.post("/v1/number-patterns", &set("CONTRACT", "HT-{yyyy}-{no}")).await.refused(400);
    let error = &refused["errors"][0];
    assert_eq!((&error["field"], &error["reason"]), (&json!("pattern"), &json!("NUMBER_PATTERN_PART")));
    assert!(text(error, "detail").contains("{no}"), "{error}");
    admin.post("/v1/number-patterns", &set("CONTRACT", "HT-{yyyy}{mm}-{seq:4}")).await.ok();
    admin.post("/v1/number-patterns", &set("QUOTE", "报价{yy}-{seq:3}")).await.ok();

    let typed = json!({"name": "年度框架", "customerId": customer, "amount": yuan("100")});
    let first = rep.client.post("/v1/contracts", &typed).await.ok();
    let number = text(&first, "number");
    assert!(number.starts_with("HT-20") && number.ends_with("-0001") && number.len() == 14, "{number}");
    // finance numbers what it drafts by itself alike
    let line = json!({"name": "实施服务", "quantity": "1", "price": "100"});
    let order = json!({"customerId": customer, "currency": "CNY", "lines": [line]});
    let order = rep.client.post("/v1/orders", &order).await.ok();
    assert!(text(&order, "number").starts_with("SO-20"), "the usual form: {order}");
    let path = format!("/v1/orders/{}", text(&order, "id"));
    rep.client.post(&format!("{path}/confirm"), &json!({})).await.ok();
    rep.client.post(&format!("{path}/request-contract"), &json!({})).await.ok();
    let filter = format!("orderId = \"{}\"", text(&order, "id"));
    let until = Instant::now() + Duration::from_secs(20);
    let drafted = loop {
        let found = rep.client.list("/v1/contracts", &[("filter", &filter)]).await.ok();
        if let Some(contract) = found["contracts"].get(0) {
            break text(contract, "number");
        }
        assert!(Instant::now() < until, "no contract is drafted");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(drafted, number.replace("-0001", "-0002"));
    let quote = json!({"customerId": customer, "currency": "CNY", "lines": [line]});
    let quote = rep.client.post("/v1/quotes", &quote).await.ok();
    assert!(
        text(&quote, "number").starts_with("报价") && text(&quote, "number").ends_with("-001"),
        "{quote}"
    );
}
