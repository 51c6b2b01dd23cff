//! Bad input by the thousand, at every address of the API's own description: each is refused with what
//! is wrong, in the caller's language, and nothing is half written.
#![allow(clippy::expect_used)]

#[path = "bad_input/addresses.rs"]
mod addresses;
#[path = "bad_input/wrong.rs"]
mod wrong;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use futures::{StreamExt as _, stream};
use rand::{SeedableRng as _, rngs::StdRng};
use serde_json::json;
use system_tests::{Client, Company, Product, Reply, shared};
use wrong::Attempt;

const ATTEMPTS: u64 = 6000;
const AT_LEAST: usize = 2000;
const TIME: Duration = Duration::from_secs(45);
const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_refused_by_name_and_writes_nothing() {
    let product = shared().await;
    let company = Company::founded(&product, "Bad input").await;
    let client = company.admin.client.clone();
    company.customer(&company.admin, "Bystander").await;
    let description = client.without_credential().get("/openapi.json").await.ok();
    let operations = addresses::read(&description);
    assert!(operations.len() > 80, "only {} operations are described", operations.len());
    let before = counts(&product, &company.tenant).await;

    let until = Instant::now() + TIME;
    let attempts = stream::iter(0..ATTEMPTS).take_while(|_| std::future::ready(Instant::now() < until));
    let tried = attempts.map(|seed| {
        let mut random = StdRng::seed_from_u64(seed);
        let attempt = wrong::attempt(&operations, &mut random);
        let client = client.clone();
        async move {
            let reply = send(&client, &attempt).await;
            let complaint = complaint(&attempt, reply.as_ref()).map(|said| format!("seed {seed}: {said}"));
            (attempt.what, complaint)
        }
    });
    let tried: Vec<_> = tried.buffer_unordered(AT_ONCE).collect().await;

    let complaints: Vec<&String> = tried.iter().filter_map(|(_, complaint)| complaint.as_ref()).collect();
    for complaint in complaints.iter().take(30) {
        eprintln!("{complaint}");
    }
    assert!(complaints.is_empty(), "{} of {} answers are wrong", complaints.len(), tried.len());
    assert!(tried.len() >= AT_LEAST, "only {} were tried in {TIME:?}", tried.len());
    let kinds: BTreeMap<&str, usize> = tried.iter().fold(BTreeMap::new(), |mut kinds, (what, _)| {
        *kinds.entry(what).or_default() += 1;
        kinds
    });
    assert!(kinds.values().all(|count| *count > 10), "each kind of mistake was made: {kinds:?}");
    assert_eq!(counts(&product, &company.tenant).await, before, "rows before and after");
}

#[tokio::test(flavor = "multi_thread")]
async fn unreadable_values_and_broken_rules_are_named_in_one_answer() {
    let product = shared().await;
    let company = Company::founded(&product, "All at once").await;
    let client = &company.admin.client;
    let customer = company.customer(&company.admin, "Bystander").await;
    let before = counts(&product, &company.tenant).await;
    let stranger = uuid::Uuid::now_v7().to_string();

    let body = json!({"nmae": "x", "level": "HUGE", "size": -1, "website": "no url", "tags": [5],
        "addresses": [{"city": 1}, {"city": "x"}], "parentId": stranger});
    let named = [
        "nmae",
        "level",
        "tags[0]",
        "addresses[0].city",
        "name",
        "size",
        "website",
        "addresses[0].street",
        "addresses[1].street",
        "parentId",
    ];
    assert_eq!(wrong(&client.post("/v1/customers", &body).await.refused(400)), sorted(&named));

    let body = json!({"size": "many", "name": "", "website": "no url", "parentId": stranger});
    let patched = client.patch(&format!("/v1/customers/{customer}"), &body).await.refused(400);
    assert_eq!(wrong(&patched), sorted(&["size", "name", "website", "parentId"]));

    let body = json!({"emial": "x", "email": "new@example.com", "password": "short", "managerId": stranger});
    let user = client.post("/v1/users", &body).await.refused(400);
    assert_eq!(wrong(&user), sorted(&["emial", "name", "password", "managerId"]));

    let readable = json!({"name": "Whole but for one", "nmae": "x"});
    for address in
        ["/v1/customers", "/v1/pools", "/v1/groups", "/v1/positions", "/v1/roles", "/v1/departments"]
    {
        assert_eq!(wrong(&client.post(address, &readable).await.refused(400)), ["nmae"], "{address}");
    }
    assert_eq!(counts(&product, &company.tenant).await, before, "nothing is written by asking");
}

/// The wrong fields, sorted.
fn wrong(problem: &serde_json::Value) -> Vec<String> {
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    let mut fields: Vec<String> =
        errors.iter().filter_map(|error| error["field"].as_str().map(str::to_owned)).collect();
    fields.sort();
    fields
}

fn sorted(fields: &[&str]) -> Vec<String> {
    let mut fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    fields.sort();
    fields
}

/// Rows of every table of the tenant, and how many tenants and accounts there are.
async fn counts(product: &Product, tenant: &str) -> Vec<(String, i64)> {
    let mut counts = product.row_counts(tenant).await;
    for table in ["tenants", "accounts"] {
        let all = product.count("identity", &format!("select count(*) from {table}")).await;
        counts.push((table.to_owned(), all));
    }
    counts
}

/// Nothing where the product hung up before it had read everything.
async fn send(client: &Client, attempt: &Attempt) -> Option<Reply> {
    let caller = if attempt.headers.iter().any(|(name, _)| *name == "authorization") {
        client.without_credential()
    } else {
        client.clone()
    };
    let mut request = caller.request(attempt.verb.clone(), &attempt.path);
    for (name, value) in &attempt.headers {
        request = request.header(*name, value.clone());
    }
    if let Some((content_type, body)) = &attempt.body {
        request = request.header("content-type", *content_type).body(body.clone());
    }
    caller.send(request).await.ok()
}

/// What is wrong with the answer, if anything.
fn complaint(attempt: &Attempt, reply: Option<&Reply>) -> Option<String> {
    let Some(reply) = reply else {
        let hung_up =
            format!("no answer: {} {} {} {:?}", attempt.what, attempt.verb, attempt.path, attempt.headers);
        return (attempt.what != "too large").then_some(hung_up);
    };
    let fault = fault(attempt, reply)?;
    let body = attempt
        .body
        .as_ref()
        .map(|(_, body)| String::from_utf8_lossy(&body[..body.len().min(300)]).into_owned());
    let said: String = reply.text.chars().take(400).collect();
    Some(format!(
        "{fault}: {} {} {} {body:?} answered {} {said}",
        attempt.what, attempt.verb, attempt.path, reply.status
    ))
}

fn fault(attempt: &Attempt, reply: &Reply) -> Option<&'static str> {
    if attempt.may_be_right && reply.status < 300 {
        return None;
    }
    if !(400..500).contains(&reply.status) {
        return Some("not a refusal");
    }
    if !attempt.expected.is_empty() && !attempt.expected.contains(&reply.status) {
        return Some("another refusal");
    }
    let kind = reply.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind != "application/problem+json" || reply.body["status"] != json!(reply.status) {
        return Some("not a problem");
    }
    if reply.body["reason"].as_str().is_none_or(str::is_empty)
        || reply.body["requestId"].as_str().is_none_or(str::is_empty)
    {
        return Some("without a reason");
    }
    if let Some(field) = &attempt.field {
        let errors = reply.body["errors"].as_array().cloned().unwrap_or_default();
        let named = errors
            .iter()
            .filter_map(|error| error["field"].as_str())
            .any(|name| name.starts_with(field.as_str()));
        if !named {
            return Some("the field is not named");
        }
    }
    let details = std::iter::once(&reply.body["detail"])
        .chain(reply.body["errors"].as_array().into_iter().flatten().map(|error| &error["detail"]));
    for detail in details {
        let text = detail.as_str().unwrap_or_default();
        let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if text.is_empty() || chinese != attempt.chinese {
            return Some("not in the caller's language");
        }
    }
    None
}
