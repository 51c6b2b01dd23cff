//! Many records at once: changed, tagged, handed over and deleted by jobs, each under the asker's rights, and taken
//! back again.
#![allow(clippy::expect_used)]

use std::time::Duration;

use futures::{StreamExt as _, stream};
use serde_json::{Value, json};
use system_tests::{Client, Company, Product, client::text, eventually, patience::within, shared};

/// A killed process's hold on a job lasts a quarter of a minute.
const PATIENCE: Duration = Duration::from_secs(60);

/// Starts a job and waits for its end.
async fn job(client: &Client, path: &str, body: &Value) -> Value {
    let job = client.post(path, body).await.ok();
    ended(client, &job).await
}

/// Where a job of this kind is found.
fn address(job: &Value) -> String {
    let service = if text(job, "kind") == "bulk_opportunities" { "sales" } else { "customers" };
    format!("/v1/{service}/jobs/{}", text(job, "id"))
}

async fn ended(client: &Client, job: &Value) -> Value {
    let path = address(job);
    let look = || async {
        let reply = client.send(client.request(reqwest::Method::GET, &path)).await.ok()?;
        let over = ["SUCCEEDED", "FAILED", "CANCELLED"].contains(&text(&reply.body, "state").as_str());
        over.then_some(reply.body)
    };
    within(PATIENCE, look).await.expect("the job ends")
}

/// How many are done, once there are any.
async fn under_way(client: &Client, job: &Value) -> Option<i64> {
    let done = client.get(&address(job)).await.ok()["done"].as_i64();
    done.filter(|done| *done > 0)
}

async fn bulk_of(client: &Client, records: &str, body: &Value) -> Value {
    let job = job(client, &format!("/v1/{records}/bulk"), body).await;
    assert_eq!(job["state"], "SUCCEEDED", "{job}");
    job
}

async fn bulk(client: &Client, body: &Value) -> Value {
    bulk_of(client, "customers", body).await
}

async fn undo(client: &Client, done: &Value) -> Value {
    let job = job(client, &format!("{}/undo", address(done)), &json!({})).await;
    assert_eq!((&job["state"], &job["undoes"]), (&json!("SUCCEEDED"), &done["id"]), "{job}");
    job
}

async fn total(client: &Client, filter: &str) -> i64 {
    let list = client.list("/v1/customers", &[("filter", filter), ("withTotal", "true")]).await.ok();
    list["total"]["count"].as_i64().unwrap_or_default()
}

fn counted(job: &Value) -> [i64; 3] {
    ["changed", "unchanged", "refused"].map(|what| job["result"][what].as_i64().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn values_and_tags_change_and_come_back_unless_somebody_was_there_since() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk values").await;
    let manager = &company.admin.client;
    let mut customers = vec![];
    for n in 0..60 {
        let body =
            json!({"name": format!("客户 {n}"), "city": "深圳", "tags": ["old", "kept"], "custom": {"a": 1}});
        customers.push(text(&manager.post("/v1/customers", &body).await.ok(), "id"));
    }
    manager.post(&format!("/v1/customers/{}/lock", customers[7]), &json!({})).await.ok();

    let change =
        json!({"filter": "city = \"深圳\"", "update": {"level": "KEY", "city": "广州", "custom": {"b": 2}}});
    let done = bulk(manager, &change).await;
    assert_eq!((counted(&done), done["done"].as_i64()), ([59, 0, 1], Some(60)));
    let refusal = &done["result"]["refusals"][0];
    assert_eq!((&refusal["id"], &refusal["reason"]), (&json!(customers[7]), &json!("RECORD_LOCKED")));
    assert_eq!((&refusal["title"], text(refusal, "message").is_empty()), (&json!("客户 7"), false));
    assert_eq!(done["undoable"], true);
    assert_eq!(total(manager, "level = KEY AND city = \"广州\"").await, 59);
    let tagged = bulk(manager, &json!({"ids": customers, "addTags": ["new"], "removeTags": ["old"]})).await;
    assert_eq!(counted(&tagged), [59, 0, 1]);
    assert_eq!(counted(&bulk(manager, &json!({"ids": customers, "addTags": ["new"]})).await), [0, 59, 1]);

    // nobody else's later change is lost; the others are as they were, so the older job can be taken back too
    manager.patch(&format!("/v1/customers/{}", customers[3]), &json!({"industry": "mining"})).await.ok();
    for _ in 0..2 {
        let back = undo(manager, &tagged).await;
        assert_eq!(back["result"]["refusals"][0]["reason"], "CHANGED_MEANWHILE");
        assert_eq!(back["result"]["refusals"][0]["id"], json!(customers[3]));
        assert_eq!(back["undoable"], false, "there is no way forth again");
    }
    let one = manager.get(&format!("/v1/customers/{}", customers[0])).await.ok();
    assert_eq!((&one["tags"], &one["city"]), (&json!(["old", "kept"]), &json!("广州")));
    assert_eq!(counted(&undo(manager, &done).await), [58, 0, 1]);
    let one = manager.get(&format!("/v1/customers/{}", customers[0])).await.ok();
    assert_eq!((&one["city"], &one["custom"]), (&json!("深圳"), &json!({"a": 1})));
    let three = manager.get(&format!("/v1/customers/{}", customers[3])).await.ok();
    assert_eq!((&three["city"], &three["industry"]), (&json!("广州"), &json!("mining")));

    // one alone comes back whole, own fields and all
    let other =
        text(&manager.post("/v1/customers", &json!({"name": "x", "custom": {"a": 1}})).await.ok(), "id");
    let done = bulk(manager, &json!({"ids": [other], "update": {"level": "KEY", "custom": {"b": 2}}})).await;
    assert_eq!(counted(&undo(manager, &done).await), [1, 0, 0]);
    let again = manager.post(&format!("{}/undo", address(&done)), &json!({})).await;
    assert_eq!(again.reason(422), "NOTHING_TO_UNDO");
    let other = manager.get(&format!("/v1/customers/{other}")).await.ok();
    assert_eq!((&other["custom"], &other["level"]), (&json!({"a": 1}), &json!("LEVEL_UNSPECIFIED")));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_is_decided_by_the_askers_rights_and_deleted_ones_come_back() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk rights").await;
    let east = company.department("East", None).await;
    let manager = company.person("Mei", "manager", Some(&east)).await;
    let (first, second) =
        (company.person("Li", "rep", Some(&east)).await, company.person("Wu", "rep", Some(&east)).await);
    let mine = company.customer(&first, "Mine").await;
    let other = company.customer(&second, "Other").await;
    first.client.post("/v1/contacts", &json!({"customerId": mine, "name": "王芳"})).await.ok();

    let tagged = bulk(&first.client, &json!({"ids": [mine, other], "addTags": ["a"]})).await;
    assert_eq!(counted(&tagged), [1, 0, 1]);
    assert_eq!(tagged["result"]["refusals"][0]["reason"], "NOT_FOUND");
    first.client.post("/v1/customers/bulk", &json!({"ids": [mine], "delete": true})).await.refused(403);
    second
        .client
        .post(&format!("/v1/customers/jobs/{}/undo", text(&tagged, "id")), &json!({}))
        .await
        .refused(404);

    let given =
        bulk(&manager.client, &json!({"search": "Mine", "ownerId": second.id, "reason": "leave"})).await;
    assert_eq!(counted(&given), [1, 0, 0]);
    first.client.get(&format!("/v1/customers/{mine}")).await.refused(404);
    assert_eq!(counted(&undo(&manager.client, &given).await), [1, 0, 0]);
    assert_eq!(first.client.get(&format!("/v1/customers/{mine}")).await.ok()["ownerId"], json!(first.id));

    let gone = bulk(&manager.client, &json!({"ids": [mine, other], "delete": true})).await;
    assert_eq!(counted(&gone), [2, 0, 0]);
    assert_eq!(first.client.get("/v1/contacts").await.ok()["contacts"], json!([]));
    assert_eq!(counted(&undo(&manager.client, &gone).await), [2, 0, 0]);
    assert_eq!(first.client.get("/v1/contacts").await.ok()["contacts"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn pooled_ones_are_assigned_within_the_cap_and_go_back_to_their_pool() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk pool").await;
    let rep = company.person("Li", "rep", None).await;
    let pool = company.pool(&[&rep.id], json!({"holdingCap": 3})).await;
    let waiting = company.pooled(&pool, 5).await;
    let admin = &company.admin.client;
    let given = bulk(admin, &json!({"ids": waiting, "ownerId": rep.id})).await;
    assert_eq!(counted(&given), [3, 0, 2], "{given}");
    assert_eq!(counted(&undo(admin, &given).await), [3, 0, 0]);
    assert_eq!(total(admin, &format!("poolId = \"{pool}\"")).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_job_stops_between_steps_and_what_it_did_comes_back() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk cancel").await;
    let admin = &company.admin.client;
    for n in 0..120 {
        company.customer(&company.admin, &format!("C{n}")).await;
    }
    let body = json!({"filter": "name : C", "update": {"level": "KEY"}});
    let first = admin.post_once("/v1/customers/bulk", "once", &body).await.expect("an answer").ok();
    let again = admin.post_once("/v1/customers/bulk", "once", &body).await.expect("an answer").ok();
    assert_eq!(first["id"], again["id"], "one key, one job");
    let id = text(&first, "id");
    eventually("the job is under way", || under_way(admin, &first)).await;
    let cancelled = admin.post(&format!("/v1/customers/jobs/{id}/cancel"), &json!({})).await;
    assert!([200, 422].contains(&cancelled.status), "asked in time or not");
    let done = ended(admin, &first).await;
    let changed = counted(&done)[0];
    assert_eq!(total(admin, "level = KEY").await, changed);
    assert_eq!(counted(&undo(admin, &done).await), [changed, 0, 0]);
    assert_eq!(total(admin, "level = KEY").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_and_contacts_change_together_and_come_back() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk deals").await;
    let manager = company.person("Mei", "director", None).await;
    let rep = company.person("Li", "rep", None).await;
    let admin = &company.admin.client;
    let customer = company.customer(&company.admin, "华星").await;
    let mut deals = vec![];
    for n in 0..3 {
        let deal = json!({"name": format!("Deal {n}"), "customerId": customer, "priority": "LOW"});
        deals.push(text(&admin.post("/v1/opportunities", &deal).await.ok(), "id"));
        let contact = json!({"customerId": customer, "name": format!("联系人 {n}"), "department": "采购"});
        admin.post("/v1/contacts", &contact).await.ok();
    }
    manager.client.post("/v1/opportunities/bulk", &json!({"ids": ["x"], "delete": true})).await.refused(400);

    let given = bulk_of(admin, "opportunities", &json!({"ids": deals, "ownerId": rep.id})).await;
    assert_eq!(counted(&given), [3, 0, 0]);
    let told = eventually("one notice for all", || async {
        let list = rep.client.get("/v1/notifications").await.ok();
        list["notifications"].as_array().filter(|all| !all.is_empty()).cloned()
    })
    .await;
    assert_eq!((told.len(), &told[0]["reason"]), (1, &json!("DEALS_GIVEN")));
    let high = json!({"filter": "priority = LOW", "update": {"priority": "HIGH"}});
    let changed = bulk_of(&rep.client, "opportunities", &high).await;
    assert_eq!(counted(&changed), [3, 0, 0]);
    let gone = bulk_of(admin, "opportunities", &json!({"ids": deals, "delete": true})).await;
    assert_eq!(counted(&gone), [3, 0, 0]);
    for (who, done) in [(admin, &gone), (&rep.client, &changed), (admin, &given)] {
        let back = undo(who, done).await;
        assert_eq!(counted(&back), [3, 0, 0], "last in, first out: {back}");
    }
    let deal = admin.get(&format!("/v1/opportunities/{}", deals[1])).await.ok();
    assert_eq!((&deal["ownerId"], &deal["priority"]), (&json!(company.admin.id), &json!("LOW")));

    let moved =
        bulk_of(admin, "contacts", &json!({"search": "联系人", "update": {"department": "财务"}})).await;
    assert_eq!(counted(&moved), [3, 0, 0]);
    let gone = bulk_of(admin, "contacts", &json!({"filter": "department = \"财务\"", "delete": true})).await;
    assert_eq!(
        (counted(&gone), admin.get("/v1/contacts").await.ok()["contacts"].clone()),
        ([3, 0, 0], json!([]))
    );
    assert_eq!(counted(&undo(admin, &gone).await), [3, 0, 0]);
    assert_eq!(counted(&undo(admin, &moved).await), [3, 0, 0]);
    let contacts = admin.list("/v1/contacts", &[("filter", "department = \"采购\"")]).await.ok();
    assert_eq!(contacts["contacts"].as_array().map(Vec::len), Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duplicate_is_refused_alone_and_the_way_back_knows_of_it_too() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk duplicates").await;
    let admin = &company.admin.client;
    let mut customers = vec![];
    for name in ["北方机械", "东方电子", "西部矿业"] {
        customers.push(company.customer(&company.admin, name).await);
    }
    let contact = json!({"customerId": customers[1], "name": "王芳"});
    admin.post("/v1/contacts", &contact).await.ok();
    let phone = json!({"ids": customers, "update": {"phone": "+86 755 8888 6666"}});
    let done = bulk(admin, &phone).await;
    assert_eq!(counted(&done), [1, 0, 2], "of equal ones the first");
    assert_eq!(done["result"]["refusals"][0]["reason"], "DUPLICATE");
    assert_eq!(counted(&undo(admin, &done).await), [1, 0, 0]);

    let gone = bulk(admin, &json!({"ids": customers, "delete": true})).await;
    assert_eq!(counted(&gone), [3, 0, 0]);
    let other = company.customer(&company.admin, "东方电子").await;
    let back = undo(admin, &gone).await;
    assert_eq!(counted(&back), [2, 0, 1]);
    assert_eq!(back["result"]["refusals"][0]["reason"], "DUPLICATE");
    admin.delete(&format!("/v1/customers/{other}")).await.ok();
    assert_eq!(counted(&undo(admin, &gone).await), [1, 0, 0], "asked again once the way is free");
    assert_eq!(admin.get("/v1/contacts").await.ok()["contacts"][0]["name"], "王芳");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_does_each_record_once_and_all_come_back() {
    const COUNT: usize = 400;
    let mut product = Product::apart().await;
    let company = Company::first(&product).await;
    let admin = company.admin.client.clone();
    let made = stream::iter(0..COUNT)
        .map(async |n| company.customer(&company.admin, &format!("C{n}")).await)
        .buffer_unordered(8)
        .count();
    assert_eq!(made.await, COUNT);
    let body = json!({"filter": "name : C", "update": {"level": "KEY"}});
    let started = admin.post("/v1/customers/bulk", &body).await.ok();
    let killed_at = eventually("the job is under way", || under_way(&admin, &started)).await;
    product.kill("customers");
    assert!(killed_at < COUNT as i64, "killed too late");
    product.launch("customers");
    product.ready().await;
    let done = ended(&admin, &started).await;
    assert_eq!((counted(&done), done["done"].as_i64()), ([COUNT as i64, 0, 0], Some(COUNT as i64)));
    assert_eq!(total(&admin, "level = KEY AND version = 2").await, COUNT as i64, "each once");
    assert_eq!(counted(&undo(&admin, &done).await), [COUNT as i64, 0, 0]);
    assert_eq!(total(&admin, "level = KEY").await, 0);
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_before_anything_is_done() {
    let product = shared().await;
    let company = Company::founded(&product, "Bulk wrong").await;
    let admin = &company.admin.client;
    let wrong = async |body: Value| {
        let problem = admin.post("/v1/customers/bulk", &body).await.refused(400);
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| text(error, "field")).collect::<Vec<_>>()
    };
    assert_eq!(wrong(json!({"delete": true})).await, ["filter"]);
    assert_eq!(wrong(json!({"filter": "name : x"})).await, ["update"]);
    assert_eq!(
        wrong(json!({"filter": "nonsense = 1", "delete": true, "addTags": ["a"]})).await,
        ["filter", "update"]
    );
    let values =
        json!({"ids": ["x"], "update": {"website": "no url", "size": -1, "ownerId": company.admin.id}});
    assert_eq!(wrong(values).await, ["ids[0]", "update.ownerId", "update.website", "update.size"]);
}
