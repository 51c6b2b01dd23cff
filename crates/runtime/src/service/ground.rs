//! What all services of a process stand on, and the house of each: also for an operator's commands, which
//! look into a service that runs elsewhere and begin nothing.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use kernel::Clock;
use object_store::ObjectStore;
use secrecy::ExposeSecret;
use store::{Db, Pools};

use crate::{
    app::{App, ServiceDef},
    clients::Clients,
    config::Config,
    connect,
    policy::{KeyValueSource, PolicyCache},
    post::Post,
    registry::registry,
    resolver::Resolver,
    tokens::Tokens,
};

/// How long a command waits for the event server: whoever types it sits before the screen.
const VISIT: Duration = Duration::from_secs(3);

pub(super) struct Ground {
    pub config: Arc<Config>,
    pub tokens: Arc<Tokens>,
    /// In the edge's name.
    pub clients: Clients,
    pub policy: PolicyCache,
    pub nats: async_nats::Client,
    pub objects: Option<Arc<dyn ObjectStore>>,
    pub post: Option<Arc<Post>>,
    pub clock: Clock,
}

impl Ground {
    pub(super) async fn lay(config: Arc<Config>, clock: Clock, patience: Duration) -> anyhow::Result<Self> {
        let tokens = Arc::new(Tokens::try_new(&config, clock.clone())?);
        let clients = Clients::new(Arc::clone(&tokens), "gateway");
        for (service, url) in &config.service_urls {
            let connected = clients.connect(service, url);
            connected.with_context(|| format!("the address of {service}, {url}, is not usable"))?;
        }
        let nats = connect::nats(&config, patience).await?;
        let source = KeyValueSource::new(events::stream::context(&nats), clients.clone());
        let policy = PolicyCache::new(Arc::new(source), clock.clone());
        let post = Post::of(&config)?.map(Arc::new);
        Ok(Self { config, tokens, clients, policy, nats, objects: None, post, clock })
    }

    pub(super) fn house(&self, service: &ServiceDef) -> anyhow::Result<Arc<App>> {
        let config = &self.config;
        let records = (service.records)();
        let registry = registry(service.name, records.iter().map(|entry| entry.def).collect());
        let options = connect::database(config)?.database(&config.database_of(service.name));
        let passwords = (config.app_password.expose_secret(), config.system_password.expose_secret());
        let clients = self.clients.for_service(service.name);
        let clock = self.clock.clone();
        Ok(Arc::new(App {
            db: Db::new(service.name, &options, passwords, clock.clone(), registry, Pools::default()),
            records,
            resolver: Resolver::new(clients.clone()),
            clients,
            config: Arc::clone(config),
            nats: self.nats.clone(),
            policy: self.policy.clone(),
            tokens: Arc::clone(&self.tokens),
            objects: self.objects.clone(),
            post: self.post.clone(),
            clock,
        }))
    }
}

/// The houses of services that run elsewhere, or don't run.
pub async fn visit(config: Arc<Config>, services: &[ServiceDef]) -> anyhow::Result<Vec<Arc<App>>> {
    let ground = Ground::lay(config, Clock::Real, VISIT).await?;
    services.iter().map(|service| ground.house(service)).collect()
}
