//! `crm up`: the whole CRM on one machine, out of one folder.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use local::{Folder, Local, Secrets, Tools};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::services;
use crate::settings::Settings;

/// Tried in this order when nobody asked for an address.
const USUAL_PORTS: std::ops::Range<u16> = 8080..8100;

#[derive(Args)]
pub struct Up {
    /// The folder that holds the data and the secrets; made if it is not there
    #[arg(long, default_value = "data")]
    data: PathBuf,

    /// Address and port to serve on [default: 127.0.0.1:8080, or the next free port]
    #[arg(long)]
    listen: Option<SocketAddr>,

    /// An existing PostgreSQL to use (a role that may create databases and roles)
    #[arg(long, env = "CRM_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,

    /// An existing NATS server with JetStream to use
    #[arg(long, env = "CRM_NATS_URL", hide_env_values = true)]
    nats_url: Option<String>,

    #[arg(long, env = "CRM_NATS_TOKEN", hide_env_values = true)]
    nats_token: Option<String>,
}

impl Up {
    pub async fn run(self, shutdown: CancellationToken) -> Result<()> {
        // First, because a taken address is the likeliest trouble and the servers take a moment.
        let listener = listen(self.listen).await?;
        match (&self.database_url, &self.nats_url) {
            (Some(_), Some(_)) => self.with_existing_servers(listener, shutdown).await,
            (None, None) => self.with_private_servers(listener, shutdown).await,
            _ => bail!("give both CRM_DATABASE_URL and CRM_NATS_URL, or neither"),
        }
    }

    async fn with_private_servers(self, listener: TcpListener, shutdown: CancellationToken) -> Result<()> {
        let tools = Tools::find(&self.data);
        let local = tokio::select! {
            started = Local::start(&self.data, &tools) => started?,
            () = shutdown.cancelled() => return Ok(()),
        };
        let settings = Settings {
            database_url: local.database_url().to_owned(),
            nats_url: local.nats_url().to_owned(),
            nats_token: Some(local.nats_token().to_owned()),
            token_signing_key: local.secrets().token_signing_key.clone(),
            service_key: local.secrets().service_key.clone(),
        };
        let served = services::run(settings, local.folder().path(), listener, shutdown).await;
        local.stop().await;
        served
    }

    /// The folder still keeps the keys and the uploaded files.
    async fn with_existing_servers(self, listener: TcpListener, shutdown: CancellationToken) -> Result<()> {
        let folder = Folder::open(&self.data)?;
        let secrets = Secrets::of(&folder)?;
        let settings = Settings {
            database_url: self.database_url.unwrap_or_default(),
            nats_url: self.nats_url.unwrap_or_default(),
            nats_token: self.nats_token,
            token_signing_key: secrets.token_signing_key,
            service_key: secrets.service_key,
        };
        services::run(settings, folder.path(), listener, shutdown).await
    }
}

async fn listen(wanted: Option<SocketAddr>) -> Result<TcpListener> {
    if let Some(address) = wanted {
        return TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"));
    }
    for port in USUAL_PORTS {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            if port != USUAL_PORTS.start {
                tracing::info!("port {} is taken, using {port}", USUAL_PORTS.start);
            }
            return Ok(listener);
        }
    }
    bail!("ports 8080 to 8099 are all taken: name another address by --listen")
}
