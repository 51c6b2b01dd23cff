//! Reaching the servers that everything stands on. At start they may still be coming up: they are
//! waited for, with a word in the log, and given up after a minute.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, bail};
use events::Streams;
use object_store::{ObjectStore, local::LocalFileSystem};
use secrecy::ExposeSecret;
use sqlx::postgres::PgConnectOptions;
use store::Db;

use crate::config::Config;

/// How long servers are waited for at start.
pub const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

/// Tries again until it works or patience ends.
async fn wait_for<T, E: std::fmt::Display>(
    what: &str,
    patience: Duration,
    mut attempt: impl AsyncFnMut() -> Result<T, E>,
) -> anyhow::Result<T> {
    let began = tokio::time::Instant::now();
    let mut told = false;
    loop {
        match attempt().await {
            Ok(there) => return Ok(there),
            Err(cause) if began.elapsed() > patience => bail!("{what} cannot be reached: {cause}"),
            Err(cause) => {
                if !std::mem::replace(&mut told, true) {
                    tracing::info!(%cause, "waiting for {what}");
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// The message server, which reconnects by itself from then on.
pub async fn nats(config: &Config, patience: Duration) -> anyhow::Result<async_nats::Client> {
    let url = config.nats_url.as_deref().context("CRM_NATS_URL is missing")?;
    wait_for("nats", patience, async || {
        let options = async_nats::ConnectOptions::new()
            .name("kehu")
            .max_reconnects(None)
            .reconnect_delay_callback(|attempts| Duration::from_millis(100 * attempts.min(10) as u64));
        let options = match &config.nats_token {
            Some(token) => options.token(token.expose_secret().to_owned()),
            None => options,
        };
        options.connect(url).await
    })
    .await
}

/// Streams and bucket, made where missing.
pub async fn streams(nats: &async_nats::Client, wanted: &Streams) -> anyhow::Result<()> {
    let jetstream = events::stream::context(nats);
    wait_for("the event streams", PATIENCE, async || events::stream::ensure(&jetstream, wanted).await).await
}

/// The administrator's way to the database server.
pub fn database(config: &Config) -> anyhow::Result<PgConnectOptions> {
    let url = config.database_url.as_ref().context("CRM_DATABASE_URL is missing")?;
    // the parser's own error would repeat the password
    url.expose_secret().parse().map_err(|_| anyhow::anyhow!("CRM_DATABASE_URL is not a PostgreSQL address"))
}

/// Waits until the service's database answers.
pub async fn ready(db: &Db) -> anyhow::Result<()> {
    wait_for(&format!("the database of {}", db.service), PATIENCE, async || db.ping().await).await
}

/// Where files go: a folder, or a bucket whose credentials stand in the environment.
pub fn objects(config: &Config) -> anyhow::Result<Option<Arc<dyn ObjectStore>>> {
    let Some(place) = config.objects.as_deref() else { return Ok(None) };
    if place.contains("://") {
        let url = place.parse().with_context(|| format!("CRM_OBJECTS {place} is no address"))?;
        let environment = std::env::vars().filter(|(name, _)| name.starts_with("AWS_"));
        let (store, prefix) = object_store::parse_url_opts(&url, environment)?;
        return Ok(Some(Arc::new(object_store::prefix::PrefixStore::new(store, prefix))));
    }
    std::fs::create_dir_all(place).with_context(|| format!("the folder {place} cannot be made"))?;
    // a file's card is written once its bytes are safe, and a power cut must find them
    Ok(Some(Arc::new(LocalFileSystem::new_with_prefix(place)?.with_fsync(true))))
}
