//! `crm demo` fills the running product with a believable company: as many customers as asked for, in order and
//! in the past, and no more by a second run.
#![allow(clippy::expect_used)]

use std::{collections::HashSet, process::Output, time::Duration};

use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Client, Company, Product, client::text, eventually, patience::within, product::ADMIN};

/// Runs `crm demo` against the product.
async fn demo(product: &Product, customers: u32) -> Output {
    let mut command = product.command();
    command.args(["demo", "--url", &product.url, "--email", ADMIN]);
    command.args(["--customers", &customers.to_string(), "--people-password", "Demo-horse-battery-9"]);
    let output = tokio::process::Command::from(command).output().await.expect("crm runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "crm demo: {said}");
    output
}

/// How many of a list, up to ten thousand.
async fn count(company: &Company, plural: &str, filter: &str) -> i64 {
    let parameters = [("filter", filter), ("withTotal", "true"), ("pageSize", "1")];
    let list = company.admin.client.list(&format!("/v1/{plural}"), &parameters).await.ok();
    list["total"]["count"].as_i64().expect("a total")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_is_filled_once_and_goes_on_where_it_stopped() {
    let product = Product::up().await;
    // a company's past ends a minute before it is filled
    let begun = chrono::Utc::now() - chrono::Duration::seconds(30);
    let begun = begun.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    demo(&product, 30).await;
    let company = Company::first(&product).await;
    assert_eq!(count(&company, "customers", "").await, 30);
    demo(&product, 80).await;
    let all = ["customers", "contacts", "activities", "tasks", "users", "pools", "departments"];
    let mut counts = vec![];
    for plural in all {
        counts.push(count(&company, plural, "").await);
    }
    assert_eq!((counts[0], counts[4], counts[5], counts[6]), (80, 32, 2, 7), "{counts:?}");
    assert!(counts[1] > 80 && counts[2] > 100 && counts[3] > 10, "{counts:?}");
    let again = demo(&product, 80).await;
    assert!(String::from_utf8_lossy(&again.stdout).contains("already"));
    for (plural, before) in all.iter().zip(&counts) {
        assert_eq!(count(&company, plural, "").await, *before, "{plural}");
    }
    assert_eq!(company.admin.client.get("/v1/tenant").await.ok()["importing"], json!(false));

    it_lies_in_the_past(&company, &begun).await;
    let rep = everybody_has_his_share(&company).await;
    the_past_is_closed_but_to_whoever_may_open_it(&company, &rep).await;
    deals_have_gone_their_way(&company).await;
    what_was_won_is_ordered_and_paid(&company).await;
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_that_is_killed_goes_on_with_the_same_lists() {
    let product = Product::up().await;
    let company = Company::first(&product).await;
    let mut command = product.command();
    command.args(["demo", "--url", &product.url, "--email", ADMIN, "--customers", "120"]);
    let mut first = tokio::process::Command::from(command).kill_on_drop(true).spawn().expect("crm runs");
    let some = within(Duration::from_secs(120), || async {
        (count(&company, "activities", "").await > 0).then_some(())
    });
    some.await.expect("follow-ups come in");
    first.kill().await.expect("killed");
    // asked for less than it had begun, it ends what it had begun
    demo(&product, 100).await;
    for (plural, key) in [("customers", "number"), ("contacts", "email"), ("opportunities", "name")] {
        let all = company.admin.client.list(&format!("/v1/{plural}"), &[("pageSize", "200")]).await.ok();
        let all = all[plural].as_array().cloned().unwrap_or_default();
        let keys: HashSet<String> =
            all.iter().map(|one| format!("{} {}", text(one, key), one["customerId"])).collect();
        assert_eq!(keys.len(), all.len(), "{plural} are there once");
    }
    assert_eq!(count(&company, "customers", "").await, 120);
    let followed = count(&company, "activities", "").await;
    demo(&product, 120).await;
    assert_eq!(count(&company, "activities", "").await, followed);
    product.stop().await;
}

/// Those of the last two months step by step, older ones as the list of them says.
async fn deals_have_gone_their_way(company: &Company) {
    for state in ["OPEN", "WON", "LOST"] {
        assert!(count(company, "opportunities", &format!("state = {state}")).await > 0, "{state}");
    }
    let deals = count(company, "opportunities", "").await;
    let ended = count(company, "opportunities", "state != OPEN").await;
    let steps = async |action: &str| count(company, "stage-moves", &format!("action = {action}")).await;
    assert_eq!(steps("ENTERED").await, deals, "each has entered once");
    assert_eq!(steps("WON").await + steps("LOST").await, ended, "each has ended once");
    assert!(steps("MOVED").await > 5);
    let client = &company.admin.client;
    let filter = [("filter", "state != OPEN"), ("pageSize", "200")];
    let all = client.list("/v1/opportunities", &filter).await.ok();
    for deal in all["opportunities"].as_array().into_iter().flatten() {
        assert!(text(deal, "closedAt") > text(deal, "createdAt"), "{deal:#}");
        assert!(!text(deal, "closeReasonId").is_empty(), "{deal:#}");
    }
}

/// Offers, orders, contracts and money follow from the deals, each in its author's name.
async fn what_was_won_is_ordered_and_paid(company: &Company) {
    let won = count(company, "opportunities", "state = WON").await;
    assert!(won > 0 && count(company, "quotes", "state = ACCEPTED").await == won, "an offer each");
    assert_eq!(count(company, "orders", "").await, won, "an order each");
    for plural in ["contracts", "payments", "invoices"] {
        assert!(count(company, plural, "").await > 0, "{plural}");
        let by_nobody = format!("createdBy = \"{}\"", company.admin.id);
        assert_eq!(count(company, plural, &by_nobody).await, 0, "{plural} are their authors'");
    }
    assert!(count(company, "contracts", "state IN (IN_EFFECT, COMPLETED)").await > 0);
    assert_eq!(count(company, "payments", "state != BOOKED").await, 0);
    let client = &company.admin.client;
    let contracts = client.list("/v1/contracts", &[("pageSize", "200")]).await.ok();
    for contract in contracts["contracts"].as_array().into_iter().flatten() {
        let sum = |field: &str| text(&contract[field], "amount").parse::<f64>().unwrap_or_default();
        assert!(sum("received") <= sum("amount") && sum("invoiced") <= sum("received"), "{contract:#}");
    }
}

async fn it_lies_in_the_past(company: &Company, begun: &str) {
    assert_eq!(count(company, "customers", "createdAt > now() - 2d").await, 0);
    for plural in ["customers", "contacts", "activities", "opportunities", "stage-moves", "tasks"] {
        let today = format!("createdAt > \"{begun}\"");
        assert_eq!(count(company, plural, &today).await, 0, "{plural}");
        let by_nobody = format!("createdBy = \"{}\"", company.admin.id);
        assert_eq!(count(company, plural, &by_nobody).await, 0, "{plural} are their authors'");
    }
    let own = format!("ownerId = \"{}\"", company.admin.id);
    assert_eq!(count(company, "activities", &own).await, 0, "follow-ups are their authors'");
    assert_eq!(count(company, "customers", "number = null").await, 0);
    assert!(count(company, "customers", "createdAt < today() - 365d").await > 10);
    let given_back = count(company, "pool-moves", "action = RELEASED").await;
    assert!(given_back > 3);
    assert_eq!(count(company, "customers", "previousOwnerId != null").await, given_back);
    assert!(count(company, "tasks", "state = DONE AND doneAt < now() - 1d").await > 0);
    assert!(count(company, "tasks", "state = OPEN AND dueAt > now()").await > 0);
    let followed = eventually("customers know when they were last talked to", || async {
        let parameters = [("filter", "lastFollowUpAt != null"), ("orderBy", "lastFollowUpAt")];
        let list = company.admin.client.list("/v1/customers", &parameters).await.ok();
        let all = list["customers"].as_array().cloned().unwrap_or_default();
        (all.len() > 40).then_some(all)
    })
    .await;
    let first = &followed[0];
    assert!(text(first, "lastFollowUpAt") > text(first, "createdAt"), "{first:#}");
}

/// Gives one rep's client.
async fn everybody_has_his_share(company: &Company) -> Client {
    let people = company.admin.client.list("/v1/users", &[("search", "李静")]).await.ok();
    let rep = &people["users"][0];
    let email = text(rep, "email");
    let signed_in = json!({"email": email, "password": "Demo-horse-battery-9"});
    let nobody = company.admin.client.without_credential();
    let token = nobody.post("/v1/auth/sign-in", &signed_in).await.ok();
    let his = nobody.with(&text(&token, "accessToken"));
    let told = his.list("/v1/notifications", &[]).await.ok();
    assert_eq!(told["notifications"], json!([]), "news of years ago reach nobody");
    let own = his.list("/v1/customers", &[("filter", "ownerId = me()")]).await.ok();
    let own: Vec<Value> = own["customers"].as_array().cloned().unwrap_or_default();
    assert!(!own.is_empty(), "she has customers");
    assert!(own.iter().all(|one| one["departmentId"] == rep["departmentId"]), "with her department's stamp");
    let pooled = his.list("/v1/customers", &[("filter", "poolId != null")]).await.ok();
    let pooled = pooled["customers"].as_array().cloned().unwrap_or_default();
    let home = |one: &Value| one["titles"]["poolId"] == "国内公海 Domestic pool";
    assert!(!pooled.is_empty() && pooled.iter().all(home), "she sees the pool she may claim from");
    let names = own.iter().chain(&pooled).map(|one| text(one, "name"));
    assert!(names.clone().all(|name| name.contains("公司")), "{:?}", names.collect::<Vec<_>>());
    his
}

async fn the_past_is_closed_but_to_whoever_may_open_it(company: &Company, rep: &Client) {
    let admin = &company.admin;
    let past = async |client: &Client, path: &str, as_of: &str| {
        let body = json!({"name": format!("Of old 往事 {}", uuid::Uuid::now_v7())});
        client.answer(client.request(Method::POST, path).header("as-of", as_of).json(&body)).await
    };
    let (customers, long_ago) = ("/v1/customers", "2024-05-01T08:00:00Z");
    past(&admin.client, customers, long_ago).await.refused(403);
    admin.client.patch("/v1/tenant", &json!({"importing": true})).await.ok();
    let author = rep.get("/v1/me").await.ok()["userId"].clone();
    let author = author.as_str().expect("an id");
    let made = past(&admin.client, customers, &format!("{long_ago};{author}")).await.ok();
    assert_eq!(
        (text(&made, "createdAt"), text(&made, "createdBy")),
        (long_ago.to_owned(), author.to_owned())
    );
    let trail = format!("/v1/customers/audit-entries?recordId={}", text(&made, "id"));
    let trail = admin.client.get(&trail).await.ok();
    assert_eq!(trail["auditEntries"][0]["actorId"], json!(admin.id), "the trail says who really did it");
    past(rep, customers, long_ago).await.refused(403);
    past(&admin.client, "/v1/departments", long_ago).await.refused(403);
    past(&admin.client, customers, "2999-01-01T00:00:00Z").await.refused(400);
    past(&admin.client, customers, &format!("{long_ago};{}", uuid::Uuid::now_v7())).await.refused(400);
    admin.client.patch("/v1/tenant", &json!({"importing": false})).await.ok();
    past(&admin.client, customers, long_ago).await.refused(403);
}
