//! Private PostgreSQL and NATS for one machine.
//!
//! A small shop installs no servers: `crm up` keeps both as child processes, with their data, their
//! passwords and their port numbers in one folder that only one `crm up` may hold. They listen on
//! loopback alone, come back by themselves when they die, and end with the process that holds them,
//! however it ends. Tests use the same servers without the waiting for the disk ([`testing`]).

mod account;
mod cluster;
mod folder;
mod nats;
mod ports;
mod postgres;
mod process;
mod secrets;
mod supervise;
pub mod testing;
mod tools;

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

pub use folder::Folder;
pub use secrets::Secrets;
pub use tools::Tools;

use nats::Nats;
use ports::Ports;
use postgres::Postgres;
use supervise::Supervisor;

/// How careful the servers are with the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// What was acknowledged survives a power failure.
    Safe,
    /// Nothing waits for the disk: for tests only.
    Test,
}

/// The two servers of one data folder, running.
///
/// [`Local::stop`] ends them in order. If the value is dropped, or the process dies, they are still
/// told to end, only nobody waits for it.
pub struct Local {
    database_url: String,
    nats_url: String,
    secrets: Secrets,
    nats: Supervisor,
    postgres: Supervisor,
    folder: Folder,
}

/// Where the private servers of a folder listen, as an operator's command finds them while they run.
pub struct Addresses {
    /// The superuser, on the database `postgres`.
    pub database_url: String,
    /// The address without the token.
    pub nats_url: String,
}

impl Addresses {
    /// Those of the last start; none if the folder never had servers of its own.
    pub fn of(folder: &Path, secrets: &Secrets) -> Option<Addresses> {
        let ports = Ports::last(folder)?;
        Some(Addresses { database_url: postgres::url(secrets, ports.postgres), nats_url: nats_url(ports) })
    }
}

fn nats_url(ports: Ports) -> String {
    format!("nats://127.0.0.1:{}", ports.nats)
}

impl Local {
    /// Starts both servers on the folder, making it first if it is not there.
    pub async fn start(folder: &Path, tools: &Tools) -> Result<Local> {
        Local::start_with(folder, tools, Profile::Safe).await
    }

    pub async fn start_with(folder: &Path, tools: &Tools, profile: Profile) -> Result<Local> {
        let folder = Folder::open(folder)?;
        let secrets = Secrets::of(&folder)?;
        let mut postgres = Postgres::prepare(&folder, tools, &secrets, profile).await?;
        let mut nats = Nats::prepare(&folder, tools, &secrets).await?;

        // Only now, with the orphans of a crash gone, does a taken port mean a stranger's.
        let ports = Ports::of(&folder)?;
        postgres.port = ports.postgres;
        nats.listen_on(ports.nats)?;
        let (postgres, nats) =
            tokio::join!(Supervisor::start(Arc::new(postgres)), Supervisor::start(Arc::new(nats)));
        Ok(Local {
            database_url: postgres::url(&secrets, ports.postgres),
            nats_url: nats_url(ports),
            secrets,
            nats: nats?,
            postgres: postgres?,
            folder,
        })
    }

    /// The superuser, on the database `postgres`.
    pub fn database_url(&self) -> &str {
        &self.database_url
    }

    /// The address without the token.
    pub fn nats_url(&self) -> &str {
        &self.nats_url
    }

    pub fn nats_token(&self) -> &str {
        &self.secrets.nats_token
    }

    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Process ids of PostgreSQL and NATS at this moment, for `crm doctor` and the tests of failure.
    pub fn process_ids(&self) -> (u32, u32) {
        (self.postgres.process_id(), self.nats.process_id())
    }

    /// Ends NATS, then PostgreSQL, and lets go of the folder. Stop what uses them first.
    pub async fn stop(self) {
        self.nats.stop().await;
        self.postgres.stop().await;
    }

    /// Stops, then removes the folder with everything in it.
    pub async fn stop_and_remove(self) -> Result<()> {
        self.nats.stop().await;
        self.postgres.stop().await;
        self.folder.remove()
    }
}
