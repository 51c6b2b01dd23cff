//! `kill -9` in the middle of work: what was acknowledged is there, every event has its effect once,
//! and nobody repairs anything by hand.
#![allow(clippy::expect_used)]

use std::{collections::BTreeMap, time::Duration};

use futures::future::join_all;
use serde_json::{Value, json};
use system_tests::{Client, Company, Person, Product, client::text, eventually, insist::Insisted, soon};
use uuid::Uuid;

const CUSTOMERS: usize = 5;
const WRITERS: usize = 6;
const WRITES: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_service_loses_nothing_and_repeats_nothing() {
    let mut product = Product::apart().await;
    let mut book = Book::open(&product).await;
    for service in ["collaboration", "customers", "identity", "gateway"] {
        book.work_while(
            async |product: &mut Product| {
                product.kill(service);
                tokio::time::sleep(Duration::from_millis(300)).await;
                product.launch(service);
            },
            &mut product,
        )
        .await;
        book.balance(&product, service).await;
    }
    assert!(book.repeated > 0, "the writers felt nothing");
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_servers_lose_nothing_and_repeat_nothing() {
    let mut product = Product::apart().await;
    let mut book = Book::open(&product).await;
    for server in ["postgres", "nats"] {
        book.work_while(async |product: &mut Product| product.kill(server), &mut product).await;
        book.balance(&product, server).await;
    }
    product.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_product_killed_goes_on_where_it_was() {
    let mut product = Product::up().await;
    let mut book = Book::open(&product).await;
    for _ in 0..2 {
        book.work_while(
            async |product: &mut Product| {
                product.kill("up");
                product.start("up").await;
            },
            &mut product,
        )
        .await;
        book.balance(&product, "crm up").await;
    }
    product.stop().await;
}

/// What the writers were told, to be compared with what is there.
struct Book {
    company: Company,
    rep: Person,
    customers: Vec<String>,
    /// Acknowledged follow-ups, and the customer of each.
    follow_ups: BTreeMap<String, String>,
    /// Customers created by the way.
    created: Vec<String>,
    /// Calls that had to be repeated.
    repeated: usize,
}

impl Book {
    async fn open(product: &Product) -> Self {
        let company = Company::first(product).await;
        let rep = company.person("Writer", "rep", None).await;
        let mut customers = vec![];
        for i in 0..CUSTOMERS {
            customers.push(company.customer(&rep, &format!("Customer {i}")).await);
        }
        Self { company, rep, customers, follow_ups: BTreeMap::new(), created: vec![], repeated: 0 }
    }

    /// Writes from several hands while something is broken.
    async fn work_while(&mut self, disturb: impl AsyncFnOnce(&mut Product), product: &mut Product) {
        let writers = (0..WRITERS).map(|_| {
            let (client, customers) = (self.rep.client.clone(), self.customers.clone());
            tokio::spawn(async move { write(&client, &customers).await })
        });
        let writers: Vec<_> = writers.collect();
        tokio::time::sleep(Duration::from_millis(400)).await;
        disturb(product).await;
        for done in join_all(writers).await {
            let written = done.expect("a writer got through");
            self.follow_ups.extend(written.follow_ups);
            self.created.extend(written.created);
            self.repeated += written.repeated;
        }
    }

    /// Every acknowledged write is there once, and had its effect once.
    async fn balance(&self, product: &Product, broken: &str) {
        let tenant = &self.company.tenant;
        let count = |table: &str| format!("select count(*) from {table} where tenant_id = '{tenant}'");
        let activities = product.count("collaboration", &count("activities")).await;
        assert_eq!(
            activities as usize,
            self.follow_ups.len(),
            "{broken}: follow-ups written and acknowledged"
        );
        let customers = product.count("customers", &count("customers")).await;
        assert_eq!(customers as usize, CUSTOMERS + self.created.len(), "{broken}: customers");
        for customer in &self.customers {
            let due = self.follow_ups.values().filter(|of| *of == customer).count();
            self.effect_is(customer, due, broken).await;
        }
        for service in ["collaboration", "customers"] {
            let waiting = "select count(*) from outbox where published_at is null";
            soon("everything is published", || async { product.count(service, waiting).await == 0 }).await;
            let dead = product.count(service, "select count(*) from dead_letters").await;
            assert_eq!(dead, 0, "{broken}: {service} could not handle events");
        }
        let titles = format!(
            "select count(*) from directory where tenant_id = '{tenant}' and kind = 'customers.customer' and not deleted"
        );
        let all = customers;
        soon("collaboration knows every customer", || async {
            product.count("collaboration", &titles).await == all
        })
        .await;
    }

    async fn effect_is(&self, customer: &str, due: usize, broken: &str) {
        let path = format!("/v1/customers/{customer}");
        let rep = &self.rep.client;
        let what = format!("{broken}: {due} follow-ups are counted");
        eventually(&what, || async {
            let known = rep.get(&path).await.ok();
            let counted = known["followUpCount"].as_u64().unwrap_or_default();
            assert!(counted <= due as u64, "{broken}: an event had its effect twice: {counted} of {due}");
            (counted == due as u64).then_some(())
        })
        .await;
    }
}

/// What one writer was told.
#[derive(Default)]
struct Written {
    follow_ups: Vec<(String, String)>,
    created: Vec<String>,
    repeated: usize,
}

/// One writer: follow-ups, and now and then a customer; each tried until it is acknowledged.
async fn write(client: &Client, customers: &[String]) -> Written {
    let mut written = Written::default();
    for n in 0..WRITES {
        if n % 5 == 4 {
            let body = json!({"name": format!("New {}", Uuid::now_v7())});
            let id = written.insist(client, "/v1/customers", &body).await;
            written.created.push(id);
            continue;
        }
        let customer = &customers[rand::random_range(0..customers.len())];
        let body = json!({"customerId": customer, "type": "CALL", "subject": format!("Call {n}")});
        let id = written.insist(client, "/v1/activities", &body).await;
        written.follow_ups.push((id, customer.clone()));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    written
}

impl Written {
    /// The same POST under one key until there is an answer to rely on.
    async fn insist(&mut self, client: &Client, path: &str, body: &Value) -> String {
        let Insisted { reply, repeated } = client.insist(path, body).await;
        self.repeated += repeated;
        text(&reply.ok(), "id")
    }
}
