//! Leads that are known already: to each other, and to the customers service, whether that is there or not.

use std::time::Duration;

use futures::{StreamExt as _, future::join_all, stream};
use prost::Message as _;
use proto::marketing::v1 as wire;
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Product, client::text, eventually, grpc::Grpc, shared, soon};
use tonic::Code;

use crate::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_equal_leads_at_one_instant_one_stays_and_the_others_are_caught_or_marked() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let admin = &desk.company.admin.client;
    let grpc = Grpc::at(&product.url, admin.bearer.as_deref()).await;
    let message = wire::CreateLeadRequest {
        lead: Some(wire::Lead {
            name: Some("王芳".to_owned()),
            phone: Some("13912345678".to_owned()),
            ..wire::Lead::default()
        }),
    };
    let message: bytes::Bytes = message.encode_to_vec().into();
    let sent = (0..30).map(|n| {
        let (desk, grpc, message) = (&desk, grpc.clone(), message.clone());
        async move {
            match n % 3 {
                0 => {
                    desk.send(&desk.answers(&format!("twin-{n}"), "139 1234 5678")).await.ok();
                    true
                }
                1 => {
                    let body = json!({"name": "王芳", "phone": "139-1234-5678"});
                    let reply = desk.company.admin.client.post("/v1/leads", &body).await;
                    match reply.status {
                        200 | 201 => true,
                        _ => {
                            assert_eq!(reply.reason(409), "DUPLICATE_SUSPECTED");
                            false
                        }
                    }
                }
                _ => match grpc.bytes("/crm.marketing.v1.LeadService/CreateLead", message).await {
                    Ok(_) => true,
                    Err(status) => {
                        assert_eq!(status.code(), Code::AlreadyExists, "{status}");
                        false
                    }
                },
            }
        }
    });
    let taken = join_all(sent).await.into_iter().filter(|taken| *taken).count();
    let leads = desk.leads("").await;
    assert_eq!(leads.len(), taken);
    let unmarked = leads.iter().filter(|lead| lead["duplicateOfId"].is_null()).count();
    assert_eq!(unmarked, 1, "one stays, {} are marked: {leads:?}", taken - 1);
    assert!((10..=11).contains(&taken), "the form loses nobody, the others were warned: {taken}");
    // whoever knows may
    let body = json!({"name": "王芳", "phone": "13912345678"});
    let knowing = admin.request(Method::POST, "/v1/leads").header("allow-duplicates", "true").json(&body);
    let marked = admin.answer(knowing).await.ok();
    assert!(!marked["duplicateOfId"].is_null(), "{marked}");
    let checked = admin.post("/v1/leads/check-duplicates", &body).await.ok();
    assert_eq!(checked["answer"], "WARN", "{checked}");
    assert!(checked["hits"].as_array().is_some_and(|hits| !hits.is_empty()), "{checked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_companys_policy_on_leads_holds() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let admin = &desk.company.admin.client;
    let policy = json!({"recordKind": "LEADS", "samePhone": "BLOCK"});
    admin.post("/v1/duplicate-policies", &policy).await.ok();
    desk.send(&desk.answers("one", "13700000001")).await.ok();
    let body = json!({"name": "王芳", "phone": "13700000001"});
    soon("the policy has arrived", || async {
        let reply = admin.post("/v1/leads", &body).await;
        reply.status == 409 && reply.body["reason"] == "DUPLICATE"
    })
    .await;
    // the visitor isn't told, and his message is kept
    let again = desk.send(&desk.answers("two", "13700000001")).await.ok();
    let message = desk.message(&text(&again, "id")).await;
    assert_eq!(
        (&message["state"], &message["reason"]),
        (&json!("REJECTED"), &json!("DUPLICATE")),
        "{message}"
    );
    assert_eq!(desk.leads("").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_who_is_a_customer_is_told_and_marked_before_and_after() {
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let (admin, rep) = (&desk.company.admin.client, &desk.rep);
    let customer = json!({"name": "华星精密仪器有限公司", "phone": "13600000001"});
    let customer = text(&admin.post("/v1/customers", &customer).await.ok(), "id");

    let body = json!({"name": "李静", "phone": "136 0000 0001"});
    let refused = rep.client.post("/v1/leads", &body).await.refused(409);
    assert_eq!(refused["reason"], "DUPLICATE_SUSPECTED", "{refused}");
    let hit = &refused["hits"][0];
    assert_eq!(hit["kind"], "customer", "{refused}");
    assert!(hit["id"].is_null(), "the rep may not see the administrator's customer: {hit}");
    let seen = admin.post("/v1/leads", &body).await.refused(409);
    assert_eq!(seen["hits"][0]["id"], customer.as_str(), "who may see it can attach the lead to it: {seen}");

    let by_form = desk.send(&desk.answers("c-1", "13600000001")).await.ok();
    let lead = text(&desk.message(&text(&by_form, "id")).await, "leadId");
    let lead = admin.get(&format!("/v1/leads/{lead}")).await.ok();
    assert_eq!(lead["duplicateCustomerId"], customer.as_str(), "{lead}");

    // the other way round: the lead was there first
    let early = desk.send(&desk.answers("c-2", "13600000002")).await.ok();
    let lead = text(&desk.message(&text(&early, "id")).await, "leadId");
    let contact = json!({"name": "王芳", "customerId": customer, "phone": "13600000002"});
    admin.post("/v1/contacts", &contact).await.ok();
    eventually("the lead is marked", || async {
        let lead = admin.get(&format!("/v1/leads/{lead}")).await.ok();
        (lead["duplicateCustomerId"] == customer.as_str()).then_some(())
    })
    .await;
    soon("its owner is told", || async {
        let told = rep.client.get("/v1/notifications").await.ok();
        let all = told["notifications"].as_array().cloned().unwrap_or_default();
        all.iter()
            .any(|notice| notice["reason"] == "LEAD_IS_KNOWN" || notice.to_string().contains("LEAD_IS_KNOWN"))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leads_come_in_while_customers_are_away_and_are_compared_afterwards() {
    let mut product = Product::apart().await;
    let desk = Desk::open(&product, json!({})).await;
    let admin = &desk.company.admin.client;
    let customer = json!({"name": "远洋贸易有限公司", "phone": "13500000001"});
    let customer = text(&admin.post("/v1/customers", &customer).await.ok(), "id");
    product.kill("customers");
    let sent: Vec<Value> = stream::iter(0..2).then(|n| desk_send(&desk, n)).collect().await;
    product.launch("customers");
    product.ready().await;
    let lead = text(&desk.message(&text(&sent[1], "id")).await, "leadId");
    // the job looks again every twenty seconds
    tokio::time::sleep(Duration::from_secs(15)).await;
    eventually("the lead is marked", || async {
        let lead = admin.insist_get(&format!("/v1/leads/{lead}"), &[]).await;
        (lead["duplicateCustomerId"] == customer.as_str()).then_some(())
    })
    .await;
    product.stop().await;
}

async fn desk_send(desk: &Desk, n: usize) -> Value {
    desk.send(&desk.answers(&format!("away-{n}"), &format!("1350000000{n}"))).await.ok()
}
