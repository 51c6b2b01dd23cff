//! Which services exist, and how they are run together or apart.

use std::path::Path;

use anyhow::{Result, bail};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::settings::Settings;

/// Migrates and serves everything in this process until asked to stop.
pub async fn run(
    settings: Settings,
    folder: &Path,
    listener: TcpListener,
    shutdown: CancellationToken,
) -> Result<()> {
    let _ = (settings, folder);
    println!("Kehu is running at http://{}", listener.local_addr()?);
    shutdown.cancelled().await;
    Ok(())
}

/// Serves the named services until asked to stop.
pub async fn serve(settings: Settings, names: &[String], shutdown: CancellationToken) -> Result<()> {
    let _ = (settings, shutdown);
    bail!("no such service: {}", names.join(", "))
}

pub async fn migrate(settings: Settings) -> Result<()> {
    let _ = settings;
    Ok(())
}
