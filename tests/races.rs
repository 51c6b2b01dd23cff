//! Many at once: one owner, exact limits, one record for one key.
#![allow(clippy::expect_used)]

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
};

use futures::{StreamExt as _, future::join_all, stream};
use prost::Message as _;
use proto::customers::v1 as wire;
use serde_json::{Value, json};
use system_tests::{
    Client, Company, Product, Reply,
    books::Books,
    client::{ids, text},
    eventually,
    grpc::Grpc,
    shared,
};
use tonic::Code;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_who_claim_one_customer_one_gets_it() {
    let product = shared().await;
    let company = Company::founded(&product, "Rush").await;
    let sales = company.department("Sales", None).await;
    let reps = company.reps(200, Some(&sales)).await;
    let pool = company.pool(&[&sales], json!({})).await;
    let customer = company.pooled(&pool, 1).await.remove(0);

    let path = format!("/v1/customers/{customer}/claim");
    let empty = json!({});
    let replies = join_all(reps.iter().map(|rep| rep.client.post(&path, &empty))).await;
    let winners: Vec<usize> = (0..reps.len()).filter(|i| replies[*i].status == 200).collect();
    assert_eq!(winners.len(), 1, "{:?}", statuses(&replies));
    for reply in replies.iter().filter(|reply| reply.status != 200) {
        assert!([404, 409].contains(&reply.status), "{} {}", reply.status, reply.text);
    }
    let winner = &reps[winners[0]];
    let now = winner.client.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!((&now["ownerId"], &now["version"]), (&json!(winner.id), &json!(2)));

    let claimed = format!("select count(*) from pool_moves where customer_id = '{customer}' and action = 2");
    assert_eq!(product.count("customers", &claimed).await, 1, "one line in the ledger");
    let told = format!(
        "select count(*) from outbox where subject = 'customers.customer.claimed' and payload like '%{customer}%'"
    );
    assert_eq!(product.count("customers", &told).await, 1, "one event");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_claim_ten_a_day_gets_ten_of_two_hundred() {
    let product = shared().await;
    let company = Company::founded(&product, "Limit").await;
    let rep = company.person("Greedy", "rep", None).await;
    let pool = company.pool(&[&rep.id], json!({"dailyClaimLimit": 10})).await;
    let customers = company.pooled(&pool, 200).await;

    let replies = claim_all(&rep.client, &customers).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 10, "{:?}", statuses(&replies));
    for reply in replies.into_iter().filter(|reply| reply.status != 200) {
        assert_eq!(reply.reason(422), "DAILY_CLAIM_LIMIT");
    }
    assert_eq!(held_by(&product, &rep.id).await, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_holds_more_than_the_cap_whichever_way_it_comes() {
    let product = shared().await;
    let company = Company::founded(&product, "Cap").await;
    let rep = company.person("Holder", "rep", None).await;
    // what is of no importance doesn't count
    let rules = json!({"holdingCap": 5, "holdingCounts": "level != NORMAL"});
    let pool = company.pool(&[&rep.id], rules).await;
    let customers = company.pooled(&pool, 40).await;
    for n in 0..3 {
        let small = json!({"name": format!("Small {n}"), "level": "NORMAL"});
        rep.client.post("/v1/customers", &small).await.ok();
    }

    let (by_claim, by_hand) = customers.split_at(20);
    let body = json!({"ownerId": rep.id});
    let claims = claim_all(&rep.client, by_claim);
    let assigned = stream::iter(by_hand).map(|id| {
        let path = format!("/v1/customers/{id}/assign");
        let (admin, body) = (company.admin.client.clone(), body.clone());
        async move { admin.post(&path, &body).await }
    });
    let (claims, assigned) = futures::join!(claims, assigned.buffer_unordered(20).collect::<Vec<_>>());
    let replies: Vec<Reply> = claims.into_iter().chain(assigned).collect();
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 5, "{:?}", statuses(&replies));
    assert!(replies.iter().all(|reply| [200, 422].contains(&reply.status)), "{:?}", statuses(&replies));
    assert_eq!(held_by(&product, &rep.id).await, 5 + 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_equal_customers_by_rest_and_grpc_one_stays() {
    let product = shared().await;
    let company = Company::founded(&product, "Twice").await;
    let reps = company.reps(6, None).await;
    let name = |i: usize| ["深圳市远航科技有限公司", "深圳市 远航科技 股份有限公司"][i % 2];
    let by_rest = (0..15).map(|i| {
        let (client, body) = (reps[i % 6].client.clone(), json!({"name": name(i)}));
        async move { client.post("/v1/customers", &body).await.status == 201 }
    });
    let by_grpc = (0..15).map(|i| {
        let (url, key) = (product.url.clone(), reps[i % 6].client.bearer.clone());
        let customer = wire::Customer { name: Some(name(i).to_owned()), ..Default::default() };
        let message = wire::CreateCustomerRequest { customer: Some(customer) }.encode_to_vec();
        async move {
            let grpc = Grpc::at(&url, key.as_deref()).await;
            let reply = grpc.bytes("/crm.customers.v1.CustomerService/CreateCustomer", message.into()).await;
            if let Err(status) = &reply {
                assert_eq!(status.code(), Code::AlreadyExists, "{}", status.message());
            }
            reply.is_ok()
        }
    });
    let (rest, grpc) = futures::join!(join_all(by_rest), join_all(by_grpc));
    assert_eq!(rest.into_iter().chain(grpc).filter(|saved| *saved).count(), 1);
    let saved = format!("select count(*) from customers where tenant_id = '{}'", company.tenant);
    assert_eq!(product.count("customers", &saved).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_changes_of_one_version_one_is_kept() {
    let product = shared().await;
    let company = Company::founded(&product, "Version").await;
    let id = company.customer(&company.admin, "Once").await;
    let client = &company.admin.client;
    let changes = (0..20).map(|i| {
        let request = client.request(reqwest::Method::PATCH, &format!("/v1/customers/{id}"));
        client.answer(request.header("if-match", "\"1\"").json(&json!({"city": format!("City {i}")})))
    });
    let replies = join_all(changes).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1, "{:?}", statuses(&replies));
    assert!(replies.iter().all(|reply| [200, 412].contains(&reply.status)), "{:?}", statuses(&replies));
    assert_eq!(client.get(&format!("/v1/customers/{id}")).await.ok()["version"], json!(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_makes_one_record_at_once_and_over_a_restart() {
    let mut product = Product::up().await;
    let company = Company::first(&product).await;
    let client = company.admin.client.clone();
    let body = json!({"name": "Only once 唯一"});
    let send = || async { client.post_once("/v1/customers", "the-key", &body).await.expect("an answer") };

    let at_once = join_all((0..30).map(|_| send())).await;
    let first = same_record(at_once);
    let other =
        client.post_once("/v1/customers", "the-key", &json!({"name": "Another"})).await.expect("an answer");
    assert_eq!(other.reason(422), "IDEMPOTENCY_KEY_REUSED");

    product.kill("up");
    product.start("up").await;
    let later = same_record(join_all((0..5).map(|_| send())).await);
    assert_eq!(later, first, "the same record in the same version");
    let list = client.get("/v1/customers").await.ok();
    assert_eq!(ids(&list["customers"]), [first.0]);
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_falls_while_customers_are_handed_around_is_in_one_hand_at_a_time() {
    let product = shared().await;
    let company = Company::founded(&product, "Handed around").await;
    let sales = company.department("Sales", None).await;
    let manager = company.person("Manager", "manager", Some(&sales)).await;
    let [loser, given, taker] = <[_; 3]>::try_from(company.reps(3, Some(&sales)).await).ok().expect("three");
    let rules = json!({"adminIds": [manager.id], "recycleRules": [{"kind": "NO_FOLLOW_UP", "days": 30}]});
    let pool = company.pool(&[&sales], rules).await;
    let held = stream::iter(0..60).map(|n| {
        let (company, loser) = (&company, &loser);
        async move { company.customer(loser, &format!("Neglected {n}")).await }
    });
    let customers: Vec<String> = held.buffered(8).collect().await;
    let old = format!(
        "with old as (update customers set owned_since = now() - interval '40 days' where owner_id = '{}' returning 1) \
         select count(*) from old",
        loser.id
    );
    assert_eq!(product.count("customers", &old).await, 60);

    let (to_give, to_take) = customers.split_at(30);
    let over = AtomicBool::new(false);
    let recycling = async {
        let path = format!("/v1/pools/{pool}/recycle");
        let job = text(&manager.client.post(&path, &json!({})).await.ok(), "id");
        eventually("the run ends", || async {
            let job = manager.client.get(&format!("/v1/customers/jobs/{job}")).await.ok();
            (job["state"] == json!("SUCCEEDED")).then_some(())
        })
        .await;
        over.store(true, Ordering::Relaxed);
    };
    let giving = async {
        for id in to_give {
            // from whom has it, or out of the pool; between the two it may have fallen
            let mut given_to = 0;
            for act in ["transfer", "assign"].iter().cycle().take(10) {
                let path = format!("/v1/customers/{id}/{act}");
                let reply = company.admin.client.post(&path, &json!({"ownerId": given.id})).await;
                assert!([200, 409, 422].contains(&reply.status), "{} {}", reply.status, reply.text);
                if reply.status == 200 {
                    given_to += 1;
                    break;
                }
            }
            assert_eq!(given_to, 1, "customer {id} was given");
        }
    };
    let taking = async {
        let mut once_more = true;
        while once_more {
            once_more = !over.load(Ordering::Relaxed);
            for reply in claim_all(&taker.client, to_take).await {
                assert!([200, 404, 409, 422].contains(&reply.status), "{} {}", reply.status, reply.text);
            }
        }
    };
    futures::join!(recycling, giving, taking);

    Books::of(&product, &company.tenant).ledger_agrees().await;
    let fell = format!(
        "select count(*) from pool_moves where action = 6 and from_owner_id = '{}' and customer_id in ('{}')",
        loser.id,
        to_take.join("','")
    );
    assert_eq!(product.count("customers", &fell).await, 30, "what nobody was given fell once");
    let owned = async |by: &str| held_by(&product, by).await;
    assert_eq!((owned(&loser.id).await, owned(&given.id).await, owned(&taker.id).await), (0, 30, 30));
}

/// All answers name one record in one version.
fn same_record(replies: Vec<Reply>) -> (String, Value) {
    let all: BTreeSet<(String, String)> = replies
        .into_iter()
        .map(Reply::ok)
        .map(|record| (text(&record, "id"), record["version"].to_string()))
        .collect();
    assert_eq!(all.len(), 1, "{all:?}");
    let (id, version) = all.into_iter().next().unwrap_or_default();
    (id, version.into())
}

async fn claim_all(client: &Client, customers: &[String]) -> Vec<Reply> {
    let empty = json!({});
    let paths: Vec<String> = customers.iter().map(|id| format!("/v1/customers/{id}/claim")).collect();
    join_all(paths.iter().map(|path| client.post(path, &empty))).await
}

/// Customers of a user, as they stand in the database.
async fn held_by(product: &Product, owner: &str) -> i64 {
    product.count("customers", &format!("select count(*) from customers where owner_id = '{owner}'")).await
}

fn statuses(replies: &[Reply]) -> Vec<u16> {
    replies.iter().map(|reply| reply.status).collect()
}
