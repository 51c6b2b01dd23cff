//! A house for one test: a database of its own, a service name of its own, and a few words to make
//! events and to see their effects.
#![allow(dead_code, clippy::unwrap_used)]

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_nats::{Client, ConnectOptions, jetstream};
use async_trait::async_trait;
use events::{Envelope, Handler, Pace, Patience, Relay, Runner, Streams, consumer::Consumer};
use futures::TryStreamExt;
use kernel::{Clock, Error, Uuid};
use local::testing::{TestServers, servers};
use serde_json::json;
use sqlx::postgres::PgConnectOptions;
use store::{Db, Pools, Uow};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub struct House {
    pub db: Db,
    pub client: Client,
    pub service: &'static str,
    pub tenant: Uuid,
    pub stop: CancellationToken,
    pub admin: PgConnectOptions,
}

impl House {
    pub async fn open() -> Self {
        Self::at(&servers().unwrap()).await
    }

    pub async fn at(servers: &TestServers) -> Self {
        let name = Uuid::new_v4().simple().to_string();
        let service: &'static str = format!("s{name}").leak();
        let database = format!("events_{name}");
        let admin: PgConnectOptions = servers.database_url.parse().unwrap();
        let passwords = store::migrate::RolePasswords { app: "test".into(), system: "test".into() };
        let migrator = sqlx::migrate!("./tests/migrations");
        store::migrate::migrate(&admin, &database, &migrator, &passwords).await.unwrap();
        let options = admin.clone().database(&database);
        let registry = store::db::Registry::default();
        let db = Db::new(service, &options, ("test", "test"), Clock::Real, registry, Pools::default());
        let client = connect(servers).await;
        let admin = options;
        Self { db, client, service, tenant: Uuid::now_v7(), stop: CancellationToken::new(), admin }
    }

    /// The same database seen by another replica.
    pub fn replica(&self) -> Db {
        let registry = store::db::Registry::default();
        Db::new(self.service, &self.admin, ("test", "test"), Clock::Real, registry, Pools::default())
    }

    pub fn relay(&self) -> JoinHandle<()> {
        self.relay_of(self.db.clone(), self.stop.clone())
    }

    pub fn relay_of(&self, db: Db, stop: CancellationToken) -> JoinHandle<()> {
        let pace = Pace { stand_by: Duration::from_millis(100), ..Pace::default() };
        tokio::spawn(Relay::new(db, self.client.clone(), Streams::default()).pace(pace).run(stop))
    }

    pub fn run(&self, consumers: Vec<Consumer>) -> JoinHandle<()> {
        let patience = Patience {
            first_wait: Duration::from_millis(20),
            longest_wait: Duration::from_millis(200),
            faults: 3,
            ..Patience::default()
        };
        let runner = Runner::new(self.db.clone(), self.client.clone(), Streams::default(), consumers);
        tokio::spawn(runner.patience(patience).run(self.stop.clone()))
    }

    /// `*.<service>.thing.*`
    pub fn filter(&self) -> &'static [&'static str] {
        let all: &'static str = format!("*.{}.thing.*", self.service).leak();
        vec![all].leak()
    }

    /// An event as a commit would leave it.
    pub fn event(&self, record: Uuid, version: i32, verb: &str) -> Envelope {
        let service = self.service;
        let body = json!({
            "specversion": "1.0", "id": Uuid::now_v7(), "source": format!("/crm/{service}"),
            "type": format!("crm.{service}.thing.{verb}"), "subject": format!("thing/{record}"),
            "time": chrono::Utc::now(), "datacontenttype": "application/json", "tenant": self.tenant,
            "actor": null, "actorkind": "user", "traceparent": null, "recordversion": version,
            "data": {
                "kind": format!("{service}.thing"), "id": record, "version": version,
                "record": {"name": format!("v{version}"), "phone": "13800000000"}, "changed": ["name"],
                "placement": {"ownerId": record, "departmentId": null, "readers": [], "editors": []},
                "before": null, "title": format!("v{version}"), "parent": null, "deleted": verb == "deleted"
            }
        });
        serde_json::from_value(body).unwrap()
    }

    /// Commits events, as the store does.
    pub async fn commit(&self, events: &[Envelope]) {
        let insert = sqlx::query(
            "insert into base.outbox (id, tenant_id, subject, payload, strip)
             select id, tenant, subject, payload, '{phone}'
             from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as e(id, tenant, subject, payload)",
        );
        let insert = insert
            .bind(events.iter().map(|e| e.id).collect::<Vec<_>>())
            .bind(events.iter().map(|e| e.tenant).collect::<Vec<_>>())
            .bind(events.iter().map(|e| format!("{}.thing.{}", self.service, e.verb())).collect::<Vec<_>>())
            .bind(events.iter().map(|e| serde_json::to_string(e).unwrap()).collect::<Vec<_>>());
        insert.execute(&self.db.system).await.unwrap();
        self.db.poke();
    }

    /// Puts an event into the stream by hand, under a message id of its own.
    pub async fn publish(&self, event: &Envelope) {
        let subject = format!("int.{}.{}.thing.{}", event.tenant, self.service, event.verb());
        let jetstream = events::stream::context(&self.client);
        events::stream::ensure(&jetstream, &Streams::default()).await.unwrap();
        let body = serde_json::to_vec(event).unwrap();
        jetstream.publish(subject, body.into()).await.unwrap().await.unwrap();
    }

    /// All of this house's events in a stream, in order.
    pub async fn held(&self, stream: &str) -> Vec<Envelope> {
        let jetstream = jetstream::new(self.client.clone());
        let prefix = if stream == "EVENTS" { "int" } else { "crm" };
        let config = jetstream::consumer::pull::Config {
            filter_subject: format!("{prefix}.*.{}.>", self.service),
            ack_policy: jetstream::consumer::AckPolicy::None,
            ..Default::default()
        };
        let consumer = jetstream.create_consumer_on_stream(config, stream).await.unwrap();
        let waiting = usize::try_from(consumer.cached_info().num_pending).unwrap();
        let messages = consumer.fetch().max_messages(waiting.max(1)).messages().await.unwrap();
        let messages: Vec<_> = messages.try_collect().await.unwrap();
        messages.iter().map(|m| Envelope::parse(&m.payload).unwrap()).collect()
    }

    pub async fn effects(&self) -> Vec<(String, Uuid, i32, String)> {
        let rows = sqlx::query_as("select consumer, record_id, version, verb from base.effects order by no");
        rows.fetch_all(&self.db.system).await.unwrap()
    }

    pub async fn unpublished(&self) -> i64 {
        let count = sqlx::query_scalar("select count(*) from base.outbox where published_at is null");
        count.fetch_one(&self.db.system).await.unwrap()
    }

    pub async fn close(self) {
        self.stop.cancel();
        self.db.close().await;
    }
}

pub async fn connect(servers: &TestServers) -> Client {
    let options = ConnectOptions::with_token(servers.nats_token.clone());
    options.max_reconnects(None).connect(&servers.nats_url).await.unwrap()
}

/// Waits until it holds, a quarter of a minute at most.
pub async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..750 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("never: {what}");
}

/// Writes each event down; refuses as `mood` says.
pub struct Notes<F>(pub &'static str, pub F);

#[async_trait]
impl<F: Fn(&Envelope) -> Result<(), Error> + Send + Sync> Handler for Notes<F> {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<(), Error> {
        let (name, mood) = (self.0, &self.1);
        let note = sqlx::query(
            "insert into effects (tenant_id, consumer, record_id, version, verb) values ($1, $2, $3, $4, $5)",
        );
        let note = note.bind(event.tenant).bind(name).bind(event.data.id).bind(event.data.version);
        note.bind(event.verb()).execute(uow.unscoped("test")).await.map_err(store::fault)?;
        mood(event) // After the effect: a refusal must undo it.
    }
}

pub fn content(_: &Envelope) -> Result<(), Error> {
    Ok(())
}

/// As `Notes`, many at once; counts the transactions that it asked for.
pub struct ManyNotes<F>(pub Notes<F>, pub Arc<AtomicU32>);

#[async_trait]
impl<F: Fn(&Envelope) -> Result<(), Error> + Send + Sync> Handler for ManyNotes<F> {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<(), Error> {
        self.0.handle(uow, event).await
    }

    fn at_once(&self) -> usize {
        100
    }

    async fn handle_many(&self, uow: &mut Uow<'_>, events: &[&Envelope]) -> Result<(), Error> {
        self.1.fetch_add(1, Ordering::SeqCst);
        for event in events {
            self.handle(uow, event).await?;
        }
        Ok(())
    }
}
