//! Leads that are known already: to each other, and to the customers service, whether that is there or not.

use std::time::Duration;

use futures::{StreamExt as _, future::join_all, stream};
use prost::Message as _;
use proto::marketing::v1 as wire;
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Client, Product, client::text, eventually, grpc::Grpc, shared, soon};
use tonic::Code;

use crate::Desk;

/// A list of so many rows that all tell of her; the job once it has ended.
async fn import(admin: &Client, list: usize, rows: usize) -> Value {
    let lines: String =
        (0..rows).map(|row| format!("王芳,139 1234-5678,名单 {list} 第 {row} 行\n")).collect();
    let file = admin.request(Method::POST, "/v1/files?name=leads.csv").header("content-type", "text/csv");
    let file = admin.answer(file.body(format!("姓名,电话,备注\n{lines}"))).await.ok();
    let job = admin.post("/v1/leads/imports", &json!({"fileId": file["id"]})).await.ok();
    let path = format!("/v1/marketing/jobs/{}", text(&job, "id"));
    let job = eventually("the list is in", || async {
        let job = admin.get(&path).await.ok();
        ["SUCCEEDED", "FAILED", "CANCELLED"].contains(&job["state"].as_str()?).then_some(job)
    })
    .await;
    assert_eq!(job["result"]["created"], rows, "an import loses nobody: {job}");
    job
}

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_equal_leads_by_form_rest_grpc_and_import_one_stays_and_the_others_are_caught_or_marked() {
    /// Rows of each list; with those who come singly they are thirty.
    const LISTS: [usize; 3] = [3, 2, 1];
    const SINGLY: u64 = 24;
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
    let sent = (0..SINGLY).map(|n| {
        let (desk, grpc, message) = (&desk, grpc.clone(), message.clone());
        async move {
            // at once but for some, who come while the lists are taken in
            if n >= SINGLY / 2 {
                tokio::time::sleep(Duration::from_millis(80 * (n - SINGLY / 2))).await;
            }
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
    let lists = LISTS.iter().enumerate().map(|(list, rows)| import(admin, list, *rows));
    let (singly, _) = futures::join!(join_all(sent), join_all(lists));
    let imported: usize = LISTS.iter().sum();
    let taken = singly.into_iter().filter(|taken| *taken).count() + imported;
    let leads = desk.leads("").await;
    assert_eq!(leads.len(), taken);
    let unmarked = leads.iter().filter(|lead| lead["duplicateOfId"].is_null()).count();
    assert_eq!(unmarked, 1, "one stays, {} are marked: {leads:?}", taken - 1);
    let lost_by_nobody = imported + SINGLY as usize / 3;
    assert!((lost_by_nobody..=lost_by_nobody + 1).contains(&taken), "the others were warned: {taken}");
    assert_eq!(leads.iter().filter(|lead| lead["capturedBy"] == "IMPORT").count(), imported);
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
    soon("and has a task", || async {
        let filter = format!("leadId = \"{lead}\" AND source = KNOWN_LEAD");
        let tasks = rep.client.list("/v1/tasks", &[("filter", filter.as_str())]).await.ok();
        tasks["tasks"].as_array().is_some_and(|tasks| tasks.len() == 1)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_visitor_and_a_customer_who_come_at_the_same_instant_each_lead_is_marked() {
    const PAIRS: usize = 40;
    let product = shared().await;
    let desk = Desk::open(&product, json!({})).await;
    let admin = &desk.company.admin.client;
    let pairs = (0..PAIRS).map(|n| {
        let desk = &desk;
        async move {
            let phone = format!("1330000{n:04}");
            let customer = json!({"name": format!("{n} 号客户"), "phone": phone});
            let message = desk.answers(&format!("pair-{n}"), &phone);
            let (sent, saved) = futures::join!(desk.send(&message), admin.post("/v1/customers", &customer));
            (text(&sent.ok(), "id"), text(&saved.ok(), "id"))
        }
    });
    for (message, customer) in stream::iter(pairs).buffer_unordered(8).collect::<Vec<_>>().await {
        let lead = text(&desk.message(&message).await, "leadId");
        eventually("the lead is marked", || async {
            let lead = admin.get(&format!("/v1/leads/{lead}")).await.ok();
            (lead["duplicateCustomerId"] == customer.as_str()).then_some(())
        })
        .await;
    }
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
    // who is away is asked again every twenty seconds
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
