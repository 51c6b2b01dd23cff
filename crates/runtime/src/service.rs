//! Runs services: one, some or all in this process. Each gets its database, its front, its relay and
//! consumers; in good order it stops: no new calls, the running ones finished, then the consumers,
//! then the connections.

mod listen;
mod work;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use anyhow::Context;
use events::Streams;
use kernel::Clock;
use object_store::ObjectStore;
use secrecy::ExposeSecret;
use store::{Db, Pools, migrate::RolePasswords};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::Layer;

use crate::{
    app::{App, ServiceDef},
    clients::Clients,
    config::Config,
    connect,
    layers::{Front, FrontLayer},
    policy::{self, KeyValueSource, PolicyCache},
    registry::registry,
    repeats::Remembered,
    resolver::Resolver,
    tokens::Tokens,
    upstream,
};

/// Brings the databases of the services to this version; safe to repeat and by several at once.
pub async fn migrate(config: &Config, services: &[ServiceDef]) -> anyhow::Result<()> {
    let admin = connect::database(config)?;
    let passwords = RolePasswords {
        app: config.app_password.expose_secret().to_owned(),
        system: config.system_password.expose_secret().to_owned(),
    };
    for service in services {
        let database = config.database_of(service.name);
        let migrated = store::migrate::migrate(&admin, &database, service.migrator, &passwords);
        migrated.await.with_context(|| format!("the database of {} cannot be migrated", service.name))?;
    }
    Ok(())
}

/// What runs, until `stop`.
pub struct Running {
    pub config: Arc<Config>,
    pub tokens: Arc<Tokens>,
    /// The ways to all services, of this process and of others, in the edge's name.
    pub clients: Clients,
    pub policy: PolicyCache,
    pub nats: async_nats::Client,
    /// The houses of this process's services.
    pub apps: Vec<Arc<App>>,
    /// Where services of this process listen, by name.
    pub listening: BTreeMap<String, SocketAddr>,
    accepting: CancellationToken,
    servers: TaskTracker,
    working: CancellationToken,
    workers: TaskTracker,
    watching: CancellationToken,
}

/// Starts the services on databases that are migrated; with none, only the ways to others (an edge).
pub async fn start(config: Arc<Config>, services: &[ServiceDef], clock: Clock) -> anyhow::Result<Running> {
    // the first number costs the reading of all countries' rules: not at a caller's expense
    tokio::task::spawn_blocking(|| kernel::text::phone::is_valid("10086"));
    let tokens = Arc::new(Tokens::try_new(&config, clock.clone())?);
    let clients = Clients::new(Arc::clone(&tokens), "gateway");
    for (service, url) in &config.service_urls {
        clients
            .connect(service, url)
            .with_context(|| format!("the address of {service}, {url}, is not usable"))?;
    }
    let nats = connect::nats(&config).await?;
    let streams = Streams { replicas: config.nats_replicas, ..Streams::default() };
    connect::streams(&nats, &streams).await?;
    let source = KeyValueSource::new(events::stream::context(&nats), clients.clone());
    let policy = PolicyCache::new(Arc::new(source), clock.clone());
    let mut running = Running {
        tokens,
        clients,
        policy,
        nats,
        config,
        apps: vec![],
        listening: BTreeMap::new(),
        accepting: CancellationToken::new(),
        servers: TaskTracker::new(),
        working: CancellationToken::new(),
        workers: TaskTracker::new(),
        watching: CancellationToken::new(),
    };
    tokio::spawn(policy::watch(running.policy.clone(), running.nats.clone(), running.watching.clone()));
    let objects = if services.is_empty() { None } else { Some(connect::objects(&running.config)?) };
    for service in services {
        let objects = objects.clone().context("no place for files")?;
        let begun = running.begin(service, objects, &clock, &streams).await;
        begun.with_context(|| format!("{} cannot start", service.name))?;
    }
    Ok(running)
}

impl Running {
    async fn begin(
        &mut self,
        service: &ServiceDef,
        objects: Arc<dyn ObjectStore>,
        clock: &Clock,
        streams: &Streams,
    ) -> anyhow::Result<()> {
        let app = self.house(service, objects, clock)?;
        connect::ready(&app.db).await?;
        let mut started = (service.start)(Arc::clone(&app));
        let routes =
            listen::with_health_and_reflection(service.name, std::mem::take(&mut started.grpc)).await?;
        let front = Front::try_new(
            service.name,
            &self.config,
            Arc::clone(&self.tokens),
            self.policy.clone(),
            clock.clone(),
            Some(Arc::new(Remembered(Arc::clone(&app)))),
        )?;
        let layer = FrontLayer(Arc::new(front));
        self.clients.set(service.name, upstream::in_process(layer.layer(routes.clone().prepare())));
        if let Some(first) = started.first.take() {
            first.await?;
        }
        if let Some(address) = self.config.service_listens.get(service.name) {
            let address =
                listen::serve(*address, layer, routes, &self.servers, self.accepting.clone()).await?;
            tracing::info!(service = service.name, %address, "listening");
            self.listening.insert(service.name.to_owned(), address);
        }
        work::begin(&app, started, streams, &self.workers, &self.working);
        self.apps.push(app);
        Ok(())
    }

    fn house(
        &self,
        service: &ServiceDef,
        objects: Arc<dyn ObjectStore>,
        clock: &Clock,
    ) -> anyhow::Result<Arc<App>> {
        let records = (service.records)();
        let registry = registry(service.name, records.iter().map(|entry| entry.def).collect());
        let options = connect::database(&self.config)?.database(&self.config.database_of(service.name));
        let passwords =
            (self.config.app_password.expose_secret(), self.config.system_password.expose_secret());
        let clients = self.clients.for_service(service.name);
        Ok(Arc::new(App {
            db: Db::new(service.name, &options, passwords, clock.clone(), registry, Pools::default()),
            records,
            resolver: Resolver::new(clients.clone()),
            clients,
            config: Arc::clone(&self.config),
            nats: self.nats.clone(),
            policy: self.policy.clone(),
            tokens: Arc::clone(&self.tokens),
            objects,
            clock: clock.clone(),
        }))
    }

    /// Ends in good order. Whoever calls in process (the edge) should have ended before.
    pub async fn stop(self) {
        self.accepting.cancel();
        self.servers.close();
        patiently("calls", self.servers.wait()).await;
        self.working.cancel();
        self.workers.close();
        patiently("background work", self.workers.wait()).await;
        self.watching.cancel();
        for app in &self.apps {
            app.db.close().await;
        }
        if let Err(cause) = self.nats.drain().await {
            tracing::debug!(%cause, "nats was gone before us");
        }
    }
}

async fn patiently(what: &str, done: impl Future<Output = ()>) {
    if tokio::time::timeout(std::time::Duration::from_secs(25), done).await.is_err() {
        tracing::warn!("{what} did not end in time");
    }
}
