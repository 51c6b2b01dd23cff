//! A campaign's best hour: many visitors and a machine at once, and the marketing service dies in the middle.

use std::time::{Duration, Instant};

use futures::{StreamExt as _, stream};
use reqwest::Method;
use serde_json::{Value, json};
use system_tests::{Client, Product};

use crate::Desk;

/// Real ones, over HTTP; `make bench` tells how fast.
const VISITORS: usize = 1_000;
/// Every so many visitors the machine comes once.
const MACHINE: usize = 10;
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends as the script does: again and again with the same id until there is an answer.
async fn insist(visitor: &Client, path: &str, body: &Value) -> usize {
    let until = Instant::now() + PATIENCE;
    let mut repeated = 0;
    loop {
        let sent = visitor.request(Method::POST, path).header("origin", "https://www.example.com").json(body);
        match visitor.send(sent).await {
            Ok(reply) if reply.status == 201 => return repeated,
            Ok(reply) if reply.status < 500 => panic!("{} {}", reply.status, reply.text),
            _ => {}
        }
        assert!(Instant::now() < until, "not answered in time");
        repeated += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_and_a_machine_are_told_apart_while_marketing_dies() {
    let mut product = Product::apart().await;
    let desk = Desk::open(&product, json!({})).await;
    let path = format!("{}/submissions", desk.address());
    let bodies: Vec<Value> = (0..VISITORS)
        .flat_map(|n| {
            let visitor = desk.answers(&format!("v-{n}"), &format!("139{n:08}"));
            let machine = (n % MACHINE == 0).then(|| {
                let mut body = desk.answers(&format!("b-{n}"), &format!("137{n:08}"));
                body["trap"] = "http://buy.example.net".into();
                body
            });
            std::iter::once(visitor).chain(machine)
        })
        .collect();
    let visitor = desk.visitor.clone();
    let sending = tokio::spawn(async move {
        let sent = stream::iter(bodies).map(|body| {
            let (visitor, path) = (visitor.clone(), path.clone());
            async move { insist(&visitor, &path, &body).await }
        });
        sent.buffer_unordered(24).fold(0, async |all, repeated| all + repeated).await
    });
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    for _ in 0..2 {
        product.kill("marketing");
        tokio::time::sleep(Duration::from_millis(300)).await;
        product.launch("marketing");
        product.ready().await;
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
    let repeated = sending.await.expect("all got through");
    assert!(repeated > 0, "nobody felt it: the service was killed too late");

    let tenant = &desk.company.tenant;
    let count = async |what: &str, and: &str| {
        let sql = format!("select count(*) from {what} where tenant_id = '{tenant}' {and}");
        product.count("marketing", &sql).await as usize
    };
    assert_eq!(count("leads", "").await, VISITORS, "every visitor is a lead, once");
    assert_eq!(count("leads", "and owner_id is not null").await, VISITORS, "and somebody's");
    assert_eq!(count("form_submissions", "and state = 1 and lead_id is not null").await, VISITORS);
    assert_eq!(count("form_submissions", "and state = 3 and lead_id is null").await, VISITORS / MACHINE);
    product.stop().await;
}
