//! Which services exist, and how they are run together or apart.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use kernel::Clock;
use runtime::{
    Config, ServiceDef,
    service::{self, Running},
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// The name under which the edge is served apart.
pub const GATEWAY: &str = "gateway";

/// The web app as it was built into this program.
const PAGES: &[gateway::PageFile] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Browser tabs and programs of one user that follow changes at once.
const LISTENERS_PER_USER: usize = 20;

/// Every service of the product; only this list knows them all.
pub fn all() -> Vec<ServiceDef> {
    vec![
        identity::service(),
        customers::service(),
        collaboration::service(),
        sales::service(),
        marketing::service(),
        finance::service(),
    ]
}

/// The named services; `gateway` is none of them.
pub fn named(names: &[String]) -> Result<Vec<ServiceDef>> {
    let known = all();
    for name in names {
        if name != GATEWAY && !known.iter().any(|service| service.name == name) {
            let mut names: Vec<&str> = known.iter().map(|service| service.name).collect();
            names.push(GATEWAY);
            bail!("there is no service {name}; there are {}", names.join(", "));
        }
    }
    Ok(known.into_iter().filter(|service| names.iter().any(|name| name == service.name)).collect())
}

/// Runs services, and the edge where there is a listener for it, until asked to stop.
pub async fn run(
    config: Config,
    services: &[ServiceDef],
    listener: Option<TcpListener>,
    ready: impl FnOnce(&Running),
    shutdown: CancellationToken,
) -> Result<()> {
    let started = service::start(Arc::new(config), services, Clock::Real);
    let running = tokio::select! {
        running = started => running?,
        () = shutdown.cancelled() => return Ok(()),
    };
    let edge = match listener {
        Some(listener) => Some(tokio::spawn(edge(&running, listener, shutdown.clone())?)),
        None => None,
    };
    ready(&running);
    shutdown.cancelled().await;
    if let Some(edge) = edge {
        edge.await.context("the edge broke")??;
    }
    running.stop().await;
    Ok(())
}

/// The edge over everything that this process can reach.
fn edge(
    running: &Running,
    listener: TcpListener,
    shutdown: CancellationToken,
) -> Result<impl Future<Output = std::io::Result<()>> + Send + use<>> {
    let mut upstreams = gateway::Upstreams::default();
    for (service, way) in running.clients.ways() {
        upstreams = upstreams.with(&service, way);
    }
    let settings = gateway::GatewayConfig {
        trusted_proxies: running.config.trusted_proxies.clone(),
        ..gateway::GatewayConfig::default()
    };
    let clients = running.clients.clone();
    let own_way = move || runtime::upstream::in_process(clients.as_service("identity", None));
    let access = gateway::TokenAccess { tokens: Arc::clone(&running.tokens), policy: running.policy.clone() };
    let hub = gateway::Hub::start(running.nats.clone(), shutdown.clone());
    let live = gateway::Live::new(hub, Arc::new(access), LISTENERS_PER_USER);
    let gateway = gateway::Gateway::new(settings, &proto::POOL, upstreams)?
        .exchanging_keys_by(Arc::new(own_way))
        .with_live(live)
        .with_pages(gateway::Pages::new(PAGES));
    Ok(gateway::serve(listener, gateway::router(gateway), shutdown.cancelled_owned()))
}

/// Brings the databases of all services to this version, waiting a while for the server.
pub async fn migrate(config: &Config) -> Result<()> {
    let services = all();
    let mut patience = 20;
    loop {
        match service::migrate(config, &services).await {
            Err(error) if patience > 0 && is_passing(&error) => {
                patience -= 1;
                tracing::info!("waiting for PostgreSQL: {error:#}");
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            done => return done,
        }
    }
}

fn is_passing(error: &anyhow::Error) -> bool {
    let text = format!("{error:#}");
    ["Connection refused", "starting up", "shutting down", "recovery"].iter().any(|sign| text.contains(sign))
}
