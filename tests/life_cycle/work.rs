//! What a rep does with customers and deals, each call repeated until it is answered, and what was acknowledged.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::{Value, json};
use system_tests::{Client, client::text, dice::Dice, insist::Insisted};

use crate::{CUSTOMERS, REPS, Team};

/// What was acknowledged.
#[derive(Debug, Default)]
pub struct Did {
    pub customers: i64,
    pub claims: i64,
    pub releases: i64,
    pub follow_ups: i64,
    pub deals: i64,
    pub moves: i64,
    pub won: i64,
    pub lost: i64,
    /// Deals that were brought into the stage that gives a task.
    pub tasks: BTreeMap<String, Given>,
}

/// Tasks that a deal's stage gave its rep.
#[derive(Debug, Default)]
pub struct Given {
    pub rep: usize,
    pub tasks: usize,
    /// Those of which he was told, since another one moved the deal.
    pub told: usize,
}

impl Did {
    pub fn and(mut self, other: Self) -> Self {
        self.customers += other.customers;
        self.claims += other.claims;
        self.releases += other.releases;
        self.follow_ups += other.follow_ups;
        self.deals += other.deals;
        self.moves += other.moves;
        self.won += other.won;
        self.lost += other.lost;
        self.tasks.extend(other.tasks);
        self
    }
}

impl Team {
    /// One rep's work.
    pub async fn works(&self, rep: usize, mut dice: Dice, over: &AtomicBool) -> Did {
        let mut did = Did::default();
        for n in 0..CUSTOMERS.end {
            if n >= CUSTOMERS.start && over.load(Ordering::Relaxed) {
                break;
            }
            self.customers_life(rep, n, &mut dice, &mut did).await;
        }
        did
    }

    async fn customers_life(&self, rep: usize, n: usize, dice: &mut Dice, did: &mut Did) {
        let client = &self.reps[rep].client;
        let customer = if n % 3 == 2 {
            did.claims += 1;
            let waiting = &self.pooled[rep * (CUSTOMERS.end / 3) + n / 3];
            text(&self.insist(client, &format!("/v1/customers/{waiting}/claim"), &json!({})).await, "id")
        } else {
            did.customers += 1;
            let body = json!({"name": format!("Customer 客户 {rep}-{n}")});
            text(&self.insist(client, "/v1/customers", &body).await, "id")
        };
        for k in 0..1 + dice.throw(3) {
            let by = if k == 1 { &self.manager.client } else { client };
            let follow_up = self.follow_up(by, &customer, None).await;
            did.follow_ups += 1;
            if dice.percent(15) {
                self.insist_delete(by, &format!("/v1/activities/{follow_up}")).await;
            }
        }
        for _ in 0..dice.throw(3) {
            self.deals_life(rep, &customer, dice, did).await;
        }
        let path = format!("/v1/customers/{customer}");
        if dice.percent(30) {
            self.insist_delete(&self.manager.client, &path).await;
            self.insist(&self.manager.client, &format!("{path}/restore"), &json!({})).await;
        }
        if dice.percent(30) {
            self.insist(client, &format!("{path}/release"), &json!({"reason": "No budget 没有预算"})).await;
            did.releases += 1;
            let next = &self.reps[(rep + 1) % REPS].client;
            self.insist(next, &format!("{path}/claim"), &json!({})).await;
            did.claims += 1;
            self.follow_up(next, &customer, None).await;
            did.follow_ups += 1;
        }
    }

    async fn deals_life(&self, rep: usize, customer: &str, dice: &mut Dice, did: &mut Did) {
        let client = &self.reps[rep].client;
        let body = json!({
            "customerId": customer, "name": "Machine 设备采购", "pipelineId": self.pipeline,
            "amount": {"currency": "CNY", "amount": "120000.00"},
        });
        let deal = text(&self.insist(client, "/v1/opportunities", &body).await, "id");
        did.deals += 1;
        let path = format!("/v1/opportunities/{deal}");
        // up the stages, and now and then back to the one with the task
        let reached = 1 + dice.throw(3) as usize;
        let back = (reached == 3 && dice.percent(40)).then_some(2);
        for stage in (1..=reached).chain(back) {
            let by_manager = dice.percent(50);
            let by = if by_manager { &self.manager.client } else { client };
            self.insist(by, &format!("{path}/move"), &json!({"stageId": self.stages[stage]})).await;
            did.moves += 1;
            if stage == 2 {
                let given = did.tasks.entry(deal.clone()).or_default();
                given.rep = rep;
                given.tasks += 1;
                given.told += usize::from(by_manager);
            }
        }
        if dice.percent(40) {
            self.follow_up(client, customer, Some(&deal)).await;
            did.follow_ups += 1;
        }
        match dice.throw(3) {
            0 => {
                self.insist(client, &format!("{path}/win"), &json!({"closeReasonId": self.won})).await;
                did.won += 1;
            }
            1 => {
                self.insist(client, &format!("{path}/lose"), &json!({"closeReasonId": self.lost})).await;
                did.lost += 1;
            }
            _ if dice.percent(30) => self.insist_delete(&self.manager.client, &path).await,
            _ => {}
        }
    }

    pub async fn follow_up(&self, by: &Client, customer: &str, deal: Option<&str>) -> String {
        let body =
            json!({"customerId": customer, "opportunityId": deal, "type": "CALL", "subject": "Called 电话"});
        text(&self.insist(by, "/v1/activities", &body).await, "id")
    }

    pub async fn insist(&self, client: &Client, path: &str, body: &Value) -> Value {
        let Insisted { reply, repeated } = client.insist(path, body).await;
        self.repeated.fetch_add(repeated, Ordering::Relaxed);
        reply.ok()
    }

    pub async fn insist_delete(&self, client: &Client, path: &str) {
        self.repeated.fetch_add(client.insist_delete(path).await, Ordering::Relaxed);
    }
}
