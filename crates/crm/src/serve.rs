//! `crm serve customers ...`: parts of the product as processes of their own, against existing
//! servers; `crm serve gateway` is the edge. All settings come from `CRM_...` variables.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use clap::Args;
use runtime::Config;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::services::{self, GATEWAY};

#[derive(Args)]
pub struct Serve {
    /// identity, customers, collaboration, sales, marketing, gateway
    #[arg(required = true)]
    services: Vec<String>,

    /// Where the gateway listens
    #[arg(long, env = "CRM_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

impl Serve {
    pub async fn run(self, shutdown: CancellationToken) -> Result<()> {
        let services = services::named(&self.services)?;
        let names: Vec<&str> = services.iter().map(|service| service.name).collect();
        let config = Config::from_env(&names)?;
        for name in &names {
            if !config.service_listens.contains_key(*name) {
                let name = name.to_uppercase();
                bail!("CRM_{name}_LISTEN is missing: where the others find this service");
            }
        }
        let listener = match self.services.iter().any(|name| name == GATEWAY) {
            true => {
                let bound = TcpListener::bind(self.listen).await;
                Some(bound.with_context(|| format!("cannot listen on {}", self.listen))?)
            }
            false => None,
        };
        let served = self.services.join(", ");
        services::run(config, &services, listener, |_| println!("Kehu is serving {served}"), shutdown).await
    }
}

/// `crm migrate`
pub async fn migrate() -> Result<()> {
    let services = services::all();
    let names: Vec<&str> = services.iter().map(|service| service.name).collect();
    services::migrate(&Config::from_env(&names)?).await
}
