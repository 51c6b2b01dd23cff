//! From the catalogue to the goods, as people do it over REST: a quote with more discount than its maker may
//! give waits for the head of his department, is accepted once, and its order goes out in parts.
#![allow(clippy::expect_used)]

use std::time::{Duration, Instant};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Company, client::text, events::Heard, shared};

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_becomes_an_order_and_the_order_goes_out() {
    let product = shared().await;
    let company = Company::founded(&product, "Quotes").await;
    let admin = &company.admin.client;
    let east = company.department("East", None).await;
    let manager = company.person("Mei", "manager", Some(&east)).await;
    admin.patch(&format!("/v1/departments/{east}"), &json!({"headId": manager.id})).await.ok();
    let rep = company.person("Li", "rep", Some(&east)).await;
    let customer = company.customer(&rep, "华星集团").await;
    for (preset, most) in [("rep", "10"), ("manager", "30")] {
        let limit = json!({"name": preset, "roleId": company.role(preset), "maxDiscount": most});
        admin.post("/v1/discount-limits", &limit).await.ok();
    }
    let switch = json!({
        "name": "交换机", "unit": "台", "taxRate": "13",
        "listPrice": {"currency": "CNY", "amount": "100"}, "cost": {"currency": "CNY", "amount": "60"},
    });
    let switch = admin.post("/v1/products", &switch).await.ok();
    assert_eq!(switch["code"], "P00001");
    let mut seen = rep.client.get(&format!("/v1/products/{}", text(&switch, "id"))).await.ok();
    assert_eq!((seen["cost"].take(), &seen["maskedFields"]), (Value::Null, &json!(["cost"])));

    let told = Heard::on(&product, &format!("crm.{}.sales.quote.>", company.tenant)).await;
    let line = json!({"productId": switch["id"], "quantity": "10"});
    let quote = json!({"customerId": customer, "currency": "CNY", "discount": "25", "lines": [line]});
    let quote = rep.client.post("/v1/quotes", &quote).await.ok();
    let id = text(&quote, "id");
    assert_eq!((&quote["total"]["amount"], &quote["discountRate"]), (&json!("847.50"), &json!("25")));
    assert_eq!((quote.get("margin"), &quote["lines"][0]["price"]), (None, &json!("100")));

    let waiting = rep.client.post(&format!("/v1/quotes/{id}/submit"), &json!({"note": "老客户"})).await.ok();
    assert_eq!((&waiting["state"], &waiting["approverId"]), (&json!("SUBMITTED"), &json!(manager.id)));
    let changed = rep.client.patch(&format!("/v1/quotes/{id}"), &json!({"discount": "5"})).await;
    assert_eq!(changed.reason(422), "RECORD_LOCKED");
    rep.client.post(&format!("/v1/quotes/{id}/approve"), &json!({})).await.refused(403);
    let mine = [("filter", "state = SUBMITTED AND approverId = me()")];
    let inbox = manager.client.list("/v1/quotes", &mine).await.ok();
    assert_eq!(inbox["quotes"][0]["margin"]["amount"], "150.00");
    let until = Instant::now() + Duration::from_secs(15);
    loop {
        let notices = manager.client.get("/v1/notifications").await.ok();
        if notices["notifications"][0]["reason"] == "QUOTE_APPROVAL_ASKED_SAYING" {
            break;
        }
        assert!(Instant::now() < until, "nobody tells the manager: {notices}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    manager.client.post(&format!("/v1/quotes/{id}/approve"), &json!({})).await.ok();

    let logo = include_bytes!("../crates/identity/tests/it/logo.png");
    let head = json!({"name": "星河科技（上海）有限公司", "logo": BASE64_STANDARD.encode(logo)});
    rep.client.patch("/v1/tenant/letterhead", &head).await.refused(403);
    admin.patch("/v1/tenant/letterhead", &head).await.ok();
    let paper = rep.client.request(Method::GET, &format!("/v1/quotes/{id}/pdf?language=zh-CN"));
    let paper = paper.send().await.expect("a paper");
    assert_eq!(paper.status().as_u16(), 200);
    assert_eq!(paper.headers()["content-type"], "application/pdf");
    assert_eq!(
        paper.headers()["content-disposition"].to_str().ok().map(|name| name.contains("QT-")),
        Some(true)
    );
    let pdf = paper.bytes().await.expect("bytes");
    let words = pdf_extract::extract_text_from_mem(&pdf).expect("text");
    let words: String = words.split_whitespace().collect();
    for part in ["星河科技（上海）有限公司", "华星集团", "交换机", "CNY847.50", "捌佰肆拾柒元伍角整"]
    {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    let wrong = rep.client.get(&format!("/v1/quotes/{id}/pdf?language=fr")).await;
    assert_eq!(wrong.status, 400);

    let path = format!("/v1/quotes/{id}/accept");
    let nothing = json!({});
    let accepts = join_all((0..30).map(|_| rep.client.post(&path, &nothing))).await;
    let accepted: Vec<Value> =
        accepts.into_iter().filter(|reply| reply.status == 200).map(|reply| reply.ok()).collect();
    assert_eq!(accepted.len(), 1);
    let order = text(&accepted[0], "orderId");
    rep.client.post(&format!("/v1/orders/{order}/confirm"), &json!({})).await.ok();
    let ordered = rep.client.get(&format!("/v1/orders/{order}")).await.ok();
    assert_eq!((&ordered["quoteId"], &ordered["total"]["amount"]), (&json!(id), &json!("847.50")));
    let deliver = format!("/v1/orders/{order}/deliver");
    let some = json!({
        "lines": [{"orderLineId": ordered["lines"][0]["id"], "quantity": "4"}],
        "carrier": "顺丰", "trackingNumber": "SF1",
    });
    assert_eq!(rep.client.post(&deliver, &some).await.ok()["state"], "PARTLY_DELIVERED");
    assert_eq!(rep.client.post(&deliver, &json!({})).await.ok()["state"], "DELIVERED");
    let sent = rep.client.list("/v1/deliveries", &[("filter", &format!("orderId = \"{order}\""))]).await.ok();
    assert_eq!(sent["deliveries"].as_array().map(Vec::len), Some(2));

    // what analysts hear says nothing of costs
    let until = Instant::now() + Duration::from_secs(15);
    while !told.verbs_of(&id).contains(&"accepted".to_owned()) {
        assert!(Instant::now() < until, "the quote's events never come: {:?}", told.verbs_of(&id));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(told.all().iter().all(|(_, event)| event["data"]["record"].get("costTotal").is_none()));
}
