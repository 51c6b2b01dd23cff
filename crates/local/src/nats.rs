//! The private NATS server with JetStream: reachable from this machine only, by token only.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use nix::sys::signal::Signal;

use crate::Secrets;
use crate::folder::{Folder, write_private};
use crate::process::{StopSteps, stop_orphans};
use crate::supervise::Server;
use crate::tools::{Tools, last_lines};

const STOP: StopSteps =
    &[(Signal::SIGTERM, Duration::from_secs(10)), (Signal::SIGKILL, Duration::from_secs(5))];

pub(crate) struct Nats {
    program: PathBuf,
    config: PathBuf,
    store: PathBuf,
    log: PathBuf,
    start_log: PathBuf,
    token: String,
    port: u16,
}

impl Nats {
    /// Ends what a crash left over.
    pub(crate) async fn prepare(folder: &Folder, tools: &Tools, secrets: &Secrets) -> Result<Nats> {
        let logs = folder.subfolder("logs")?;
        let nats = Nats {
            program: tools.nats_server()?,
            config: folder.join("nats.conf"),
            store: folder.subfolder("nats")?,
            log: logs.join("nats.log"),
            start_log: logs.join("nats-start.log"),
            token: secrets.nats_token.clone(),
            port: 0,
        };
        stop_orphans("nats-server", &nats.config, STOP).await?;
        Ok(nats)
    }

    /// The token stands in this file, not on the command line, where everybody could read it.
    ///
    /// JetStream keeps its usual two minutes between syncs: after a power failure the outbox in
    /// PostgreSQL still has what NATS lost, and the relay publishes it again.
    pub(crate) fn listen_on(&mut self, port: u16) -> Result<()> {
        self.port = port;
        let quoted = |text: &str| serde_json::to_string(text);
        let config = format!(
            "listen: \"127.0.0.1:{port}\"\n\
             server_name: kehu\n\
             authorization {{ token: {token} }}\n\
             jetstream {{ store_dir: {store}, max_memory_store: 64MB }}\n\
             max_payload: 1MB\n\
             log_file: {log}\n\
             logfile_size_limit: 10MB\n\
             logfile_max_num: 3\n",
            token = quoted(&self.token)?,
            store = quoted(&self.store.to_string_lossy())?,
            log = quoted(&self.log.to_string_lossy())?,
        );
        write_private(&self.config, &config)
    }
}

impl Server for Nats {
    fn name(&self) -> &'static str {
        "NATS"
    }

    fn clear_traces(&self) -> Result<()> {
        Ok(())
    }

    fn command(&self) -> Result<Command> {
        let log = File::create(&self.start_log)
            .with_context(|| format!("cannot write {}", self.start_log.display()))?;
        fs::set_permissions(&self.start_log, Permissions::from_mode(0o600))?;
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(&self.config).current_dir("/").stdout(log.try_clone()?).stderr(log);
        Ok(command)
    }

    /// It greets each client, as soon as its streams are recovered.
    fn is_ready(&self, _pid: u32) -> bool {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let greeting = || -> std::io::Result<[u8; 4]> {
            let mut stream = TcpStream::connect_timeout(&address, Duration::from_millis(50))?;
            stream.set_read_timeout(Some(Duration::from_millis(200)))?;
            let mut greeting = [0; 4];
            stream.read_exact(&mut greeting)?;
            Ok(greeting)
        };
        greeting().is_ok_and(|greeting| greeting == *b"INFO")
    }

    fn stop_steps(&self) -> StopSteps {
        STOP
    }

    fn last_words(&self) -> String {
        let words = fs::read_to_string(&self.start_log).unwrap_or_default();
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        last_lines(&format!("{}\n{words}", last_lines(&log)))
    }
}
