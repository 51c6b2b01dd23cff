//! Runs services: one, some or all in this process. Each gets its database, its front, its relay and
//! consumers; in good order it stops: no new calls, the running ones finished, then the consumers,
//! then the connections.

mod ground;
mod health;
mod listen;
mod work;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use anyhow::{Context, bail};
use events::Streams;
use kernel::Clock;
use secrecy::ExposeSecret;
use store::migrate::RolePasswords;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::Layer;

use crate::{
    app::{App, ServiceDef},
    clients::Clients,
    config::Config,
    connect,
    layers::{Front, FrontLayer},
    policy::{self, PolicyCache},
    repeats::Remembered,
    tokens::Tokens,
    upstream,
};

use self::ground::Ground;
pub use self::ground::visit;

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
    let mut ground = Ground::lay(config, clock, connect::PATIENCE).await?;
    let streams = Streams { replicas: ground.config.nats_replicas, ..Streams::default() };
    connect::streams(&ground.nats, &streams).await?;
    if !services.is_empty() {
        ground.objects = connect::objects(&ground.config)?;
    }
    let mut running = Running {
        tokens: Arc::clone(&ground.tokens),
        clients: ground.clients.clone(),
        policy: ground.policy.clone(),
        nats: ground.nats.clone(),
        config: Arc::clone(&ground.config),
        apps: vec![],
        listening: BTreeMap::new(),
        accepting: CancellationToken::new(),
        servers: TaskTracker::new(),
        working: CancellationToken::new(),
        workers: TaskTracker::new(),
        watching: CancellationToken::new(),
    };
    tokio::spawn(policy::watch(running.policy.clone(), running.nats.clone(), running.watching.clone()));
    for service in services {
        let begun = running.begin(service, &ground, &streams).await;
        begun.with_context(|| format!("{} cannot start", service.name))?;
    }
    Ok(running)
}

impl Running {
    async fn begin(
        &mut self,
        service: &ServiceDef,
        ground: &Ground,
        streams: &Streams,
    ) -> anyhow::Result<()> {
        let app = ground.house(service)?;
        let mut started = (service.start)(Arc::clone(&app));
        if started.keeps_files && app.objects.is_none() {
            bail!("CRM_OBJECTS is missing: name the folder, or s3://bucket/prefix, for uploaded files");
        }
        connect::ready(&app.db).await?;
        let (routes, reporter) =
            listen::with_health_and_reflection(service.name, std::mem::take(&mut started.grpc)).await?;
        let front = Front::try_new(
            service.name,
            &self.config,
            Arc::clone(&self.tokens),
            self.policy.clone(),
            ground.clock.clone(),
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
        self.workers.spawn(health::watch(Arc::clone(&app), reporter, self.working.clone()));
        work::begin(&app, started, streams, &self.workers, &self.working);
        self.apps.push(app);
        Ok(())
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
