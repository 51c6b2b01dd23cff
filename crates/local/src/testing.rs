//! Servers for tests: one pair for the whole run under `make test`, else one for the test program.
//!
//! `test-servers run -- cargo test ...` starts them, names them in `CRM_TEST_DATABASE_URL`,
//! `CRM_TEST_NATS_URL` and `CRM_TEST_NATS_TOKEN`, and removes them when the command ends. A test program that finds no such
//! names (`cargo test -p sales` by hand) starts its own on first use; they end with it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use nix::unistd::Uid;

use crate::folder::Folder;
use crate::{Local, Profile, Tools};

pub const DATABASE_URL: &str = "CRM_TEST_DATABASE_URL";
pub const NATS_URL: &str = "CRM_TEST_NATS_URL";
pub const NATS_TOKEN: &str = "CRM_TEST_NATS_TOKEN";

/// Where tests find their servers.
#[derive(Clone, Debug)]
pub struct TestServers {
    /// The superuser, on the database `postgres`.
    pub database_url: String,
    pub nats_url: String,
    pub nats_token: String,
}

impl TestServers {
    pub fn of(local: &Local) -> TestServers {
        TestServers {
            database_url: local.database_url().to_owned(),
            nats_url: local.nats_url().to_owned(),
            nats_token: local.nats_token().to_owned(),
        }
    }
}

/// The servers of this test program; the first call waits for them.
pub fn servers() -> Result<TestServers> {
    static SERVERS: OnceLock<Result<TestServers, String>> = OnceLock::new();
    let servers = SERVERS.get_or_init(|| given().map_or_else(own, Ok).map_err(|error| format!("{error:#}")));
    servers.clone().map_err(|error| anyhow!(error))
}

fn given() -> Option<TestServers> {
    Some(TestServers {
        database_url: env::var(DATABASE_URL).ok()?,
        nats_url: env::var(NATS_URL).ok()?,
        nats_token: env::var(NATS_TOKEN).ok()?,
    })
}

/// In a thread and a runtime of its own, because a test's runtime ends with the test.
fn own() -> Result<TestServers> {
    let (tell, told) = std::sync::mpsc::channel();
    thread::Builder::new().name("test-servers".to_owned()).spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async {
            match start_temporary().await {
                Ok(local) => {
                    let heard = tell.send(Ok(TestServers::of(&local)));
                    if heard.is_ok() {
                        std::future::pending::<()>().await;
                    }
                }
                Err(error) => drop(tell.send(Err(error))),
            }
        });
    })?;
    told.recv().context("the test servers' thread ended")?
}

/// Servers in a new folder among the system's temporary files; folders of runs that ended without
/// cleaning up are removed.
pub async fn start_temporary() -> Result<Local> {
    let place = place();
    fs::create_dir_all(&place)?;
    for left_over in fs::read_dir(&place)?.filter_map(|folder| Some(folder.ok()?.path())) {
        // A young one may be about to be locked.
        if !is_old(&left_over) {
            continue;
        }
        if let Ok(folder) = Folder::open(&left_over)
            && let Err(error) = folder.remove()
        {
            tracing::debug!("{error:#}");
        }
    }
    let folder = place.join(format!("{:016x}", rand::random::<u64>()));
    Local::start_with(&folder, &Tools::find(&folder), Profile::Test).await
}

fn is_old(folder: &Path) -> bool {
    let changed = fs::metadata(folder).and_then(|folder| folder.modified()).ok();
    changed.and_then(|changed| changed.elapsed().ok()).is_some_and(|age| age > Duration::from_secs(60))
}

fn place() -> PathBuf {
    env::temp_dir().join(format!("kehu-tests-{}", Uid::effective()))
}
