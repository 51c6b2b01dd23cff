//! `crm up`: the whole CRM on one machine, out of one folder.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use local::{Folder, Local, Secrets, Tools};
use runtime::{Config, service::Running};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::services;

/// Who signs in first unless `CRM_ADMIN_EMAIL` names somebody.
pub const FIRST_ADMINISTRATOR: &str = "admin@example.com";

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
    /// Out of that folder at that address; existing servers as the environment says.
    pub fn at(data: PathBuf, listen: SocketAddr) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            data,
            listen: Some(listen),
            database_url: set("CRM_DATABASE_URL"),
            nats_url: set("CRM_NATS_URL"),
            nats_token: set("CRM_NATS_TOKEN"),
        }
    }

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
        let servers = Servers {
            database_url: local.database_url().to_owned(),
            nats_url: local.nats_url().to_owned(),
            nats_token: Some(local.nats_token().to_owned()),
        };
        let served = serve(servers, local.secrets(), local.folder().path(), listener, shutdown).await;
        local.stop().await;
        served
    }

    /// The folder still keeps the keys and the uploaded files.
    async fn with_existing_servers(self, listener: TcpListener, shutdown: CancellationToken) -> Result<()> {
        let folder = Folder::open(&self.data)?;
        let secrets = Secrets::of(&folder)?;
        let servers = Servers {
            database_url: self.database_url.unwrap_or_default(),
            nats_url: self.nats_url.unwrap_or_default(),
            nats_token: self.nats_token,
        };
        serve(servers, &secrets, folder.path(), listener, shutdown).await
    }
}

/// Where PostgreSQL and NATS are.
struct Servers {
    database_url: String,
    nats_url: String,
    nats_token: Option<String>,
}

/// Migrates and serves everything in this process.
async fn serve(
    servers: Servers,
    secrets: &Secrets,
    folder: &Path,
    listener: TcpListener,
    shutdown: CancellationToken,
) -> Result<()> {
    let services = services::all();
    let names: Vec<&str> = services.iter().map(|service| service.name).collect();
    let config = Config::from_map(variables(servers, secrets, folder), &names)?;
    tokio::select! {
        migrated = services::migrate(&config) => migrated?,
        () = shutdown.cancelled() => return Ok(()),
    }
    let address = listener.local_addr()?;
    let email = config.admin_email.clone().unwrap_or_default();
    let own_password = std::env::var("CRM_ADMIN_PASSWORD").is_ok_and(|password| !password.is_empty());
    let password = if own_password { "the one you named".to_owned() } else { secrets.first_password.clone() };
    let ready = move |_: &Running| {
        println!("Kehu is running at http://{address}");
        println!("first administrator: {email}");
        println!("first password: {password} (until it is changed)");
    };
    services::run(config, &services, Some(listener), ready, shutdown).await
}

/// The environment's settings, completed from the folder.
fn variables(servers: Servers, secrets: &Secrets, folder: &Path) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        std::env::vars().filter(|(name, value)| name.starts_with("CRM_") && !value.is_empty()).collect();
    let mut fixed = vec![
        ("CRM_DATABASE_URL", servers.database_url),
        ("CRM_NATS_URL", servers.nats_url),
        ("CRM_APP_PASSWORD", secrets.app_password.clone()),
        ("CRM_SYSTEM_PASSWORD", secrets.system_password.clone()),
        ("CRM_TOKEN_KEY", secrets.token_signing_key.clone()),
        ("CRM_SERVICE_KEY", secrets.service_key.clone()),
    ];
    fixed.extend(servers.nats_token.map(|token| ("CRM_NATS_TOKEN", token)));
    all.extend(fixed.into_iter().map(|(name, value)| (name.to_owned(), value)));
    let defaults = [
        ("CRM_ADMIN_EMAIL", FIRST_ADMINISTRATOR.to_owned()),
        ("CRM_ADMIN_PASSWORD", secrets.first_password.clone()),
        ("CRM_OBJECTS", folder.join("files").display().to_string()),
    ];
    for (name, value) in defaults {
        all.entry(name.to_owned()).or_insert(value);
    }
    all
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
