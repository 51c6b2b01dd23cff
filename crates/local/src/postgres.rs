//! The private PostgreSQL: made on first use, reachable from this machine only, by password only.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use nix::sys::signal::Signal;

use crate::cluster::Cluster;
use crate::folder::Folder;
use crate::process::{StopSteps, is_alive, running, stop_orphans};
use crate::supervise::Server;
use crate::tools::{Tools, last_lines};
use crate::{Profile, Secrets};

/// Fast shutdown, immediate shutdown, and the axe.
const STOP: StopSteps = &[
    (Signal::SIGINT, Duration::from_secs(30)),
    (Signal::SIGQUIT, Duration::from_secs(10)),
    (Signal::SIGKILL, Duration::from_secs(5)),
];

pub(crate) struct Postgres {
    pub port: u16,
    cluster: Cluster,
    log: PathBuf,
    profile: Profile,
}

pub(crate) fn url(secrets: &Secrets, port: u16) -> String {
    format!("postgres://postgres:{}@127.0.0.1:{port}/postgres", secrets.postgres_password)
}

impl Postgres {
    /// Ends what a crash left over and makes the cluster if there is none.
    pub(crate) async fn prepare(
        folder: &Folder,
        tools: &Tools,
        secrets: &Secrets,
        profile: Profile,
    ) -> Result<Postgres> {
        let cluster = Cluster::find(folder, tools)?;
        stop_orphans("postgres", &cluster.path, STOP).await?;
        cluster.make(secrets, profile).await?;
        let log = folder.subfolder("logs")?.join("postgres-start.log");
        Ok(Postgres { port: 0, cluster, log, profile })
    }

    fn settings(&self) -> Vec<&'static str> {
        let mut settings = vec![
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "shared_buffers=256MB",
            "effective_cache_size=1GB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "random_page_cost=1.1",
            // Statements here are short; compiling them costs more than it gives.
            "jit=off",
            // What a statement was about may be personal: the log names the fault only.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
        ];
        settings.extend(match self.profile {
            Profile::Safe => vec![
                "max_connections=200",
                "logging_collector=on",
                "log_filename=postgresql-%a.log",
                "log_truncate_on_rotation=on",
                "log_rotation_size=0",
            ],
            // Commits still reach the system, so a killed server loses nothing in tests either.
            Profile::Test => vec![
                "max_connections=600",
                "fsync=off",
                "full_page_writes=off",
                "wal_level=minimal",
                "max_wal_senders=0",
            ],
        });
        settings
    }
}

impl Server for Postgres {
    fn name(&self) -> &'static str {
        "PostgreSQL"
    }

    /// PostgreSQL refuses to start while the process named in its file lives. After a reboot that
    /// number may be anybody's; only then is the file in the way.
    fn clear_traces(&self) -> Result<()> {
        let file = self.cluster.path.join("postmaster.pid");
        let Some(pid) = postmaster(&file).map(|(pid, _)| pid) else {
            return Ok(());
        };
        if is_alive(pid) && !running("postgres", &self.cluster.path).contains(&pid) {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
        Ok(())
    }

    fn command(&self) -> Result<Command> {
        let log = File::create(&self.log).with_context(|| format!("cannot write {}", self.log.display()))?;
        fs::set_permissions(&self.log, Permissions::from_mode(0o600))?;
        let mut command = self.cluster.command("postgres");
        command.arg("-D").arg(&self.cluster.path).arg("-p").arg(self.port.to_string());
        for setting in self.settings() {
            command.args(["-c", setting]);
        }
        command.stdout(log.try_clone()?).stderr(log);
        Ok(command)
    }

    fn is_ready(&self, pid: u32) -> bool {
        let noted = postmaster(&self.cluster.path.join("postmaster.pid"));
        noted.is_some_and(|(postmaster, is_ready)| is_ready && u32::try_from(postmaster) == Ok(pid))
    }

    fn stop_steps(&self) -> StopSteps {
        STOP
    }

    fn last_words(&self) -> String {
        last_lines(&fs::read_to_string(&self.log).unwrap_or_default())
    }
}

/// Number and readiness from PostgreSQL's own file: the first and the eighth line, as pg_ctl reads it.
fn postmaster(file: &Path) -> Option<(i32, bool)> {
    let text = fs::read_to_string(file).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok()?;
    let is_ready = lines.nth(6).is_some_and(|status| status.trim() == "ready");
    Some((pid, is_ready))
}
