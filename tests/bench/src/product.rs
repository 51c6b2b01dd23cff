//! The product as a shop runs it: `crm up` on a folder of its own, started, stopped and looked at from
//! outside, never from within.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::Value as Json;
use sqlx::{Connection, PgConnection, postgres::PgConnectOptions};

pub const EMAIL: &str = "bench@example.com";
pub const PASSWORD: &str = "Correct-horse-9";
const LONGEST_START: Duration = Duration::from_secs(120);
const LONGEST_STOP: Duration = Duration::from_secs(60);

/// A program and a folder; running or not.
pub struct Product {
    program: PathBuf,
    home: PathBuf,
    pub port: u16,
    child: Option<Child>,
    /// Highest memory of any run so far, in MB.
    pub top_memory: f64,
}

impl Product {
    pub fn new(program: PathBuf, home: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Ok(Self { program, home: home.to_owned(), port, child: None, top_memory: 0.0 })
    }

    /// Starts and waits until it says that it runs; how long that took.
    pub fn start(&mut self) -> Result<Duration> {
        let log = File::options().create(true).append(true).open(self.home.join("crm.log"))?;
        let from = Instant::now();
        let mut child = Command::new(&self.program)
            .arg("up")
            .arg("--data")
            .arg(self.home.join("data"))
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .env("CRM_ADMIN_EMAIL", EMAIL)
            .env("CRM_ADMIN_PASSWORD", PASSWORD)
            .env("CRM_RATE_LIMITS", "off")
            .env_remove("CRM_DATABASE_URL")
            .env_remove("CRM_NATS_URL")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot run {}", self.program.display()))?;
        let out = child.stdout.take().context("no output")?;
        self.child = Some(child);
        let mut lines = BufReader::new(out).lines();
        let running = lines.by_ref().map_while(Result::ok).any(|line| line.starts_with("Kehu is running"));
        let took = from.elapsed();
        std::thread::spawn(move || lines.map_while(Result::ok).count());
        if !running || took > LONGEST_START {
            bail!("the product did not start, see {}", self.home.join("crm.log").display());
        }
        Ok(took)
    }

    /// An orderly end.
    pub fn stop(&mut self) -> Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        self.top_memory = self.top_memory.max(memory(child.id(), "VmHWM"));
        kill(Pid::from_raw(child.id() as i32), Signal::SIGTERM)?;
        let from = Instant::now();
        while child.try_wait()?.is_none() {
            if from.elapsed() > LONGEST_STOP {
                child.kill()?;
                bail!("the product did not stop within {LONGEST_STOP:?}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    pub fn pid(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// Memory in MB at this moment.
    pub fn memory(&self) -> f64 {
        memory(self.pid(), "VmRSS")
    }

    /// Halts the process (not PostgreSQL), so that it does no work while PostgreSQL alone is measured.
    pub fn halt(&self) -> Result<()> {
        Ok(kill(Pid::from_raw(self.pid() as i32), Signal::SIGSTOP)?)
    }

    pub fn resume(&self) -> Result<()> {
        Ok(kill(Pid::from_raw(self.pid() as i32), Signal::SIGCONT)?)
    }

    pub fn secret(&self, name: &str) -> Result<String> {
        let path = self.home.join("data/secrets").join(name);
        Ok(fs::read_to_string(&path).with_context(|| path.display().to_string())?.trim().to_owned())
    }

    /// Port of `postgres` or `nats`.
    pub fn port_of(&self, server: &str) -> Result<u16> {
        let ports: Json = serde_json::from_str(&fs::read_to_string(self.home.join("data/ports.json"))?)?;
        ports[server].as_u64().and_then(|port| port.try_into().ok()).context("no port of the server")
    }

    /// PostgreSQL's superuser in one of the product's databases.
    pub async fn database(&self, name: &str) -> Result<PgConnection> {
        let options = PgConnectOptions::new()
            .host("127.0.0.1")
            .port(self.port_of("postgres")?)
            .username("postgres")
            .password(&self.secret("postgres-password")?)
            .database(name)
            .options([("search_path", "base")]);
        Ok(PgConnection::connect_with(&options).await?)
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        if self.child.is_some() {
            let _ = self.resume();
            let _ = self.stop();
        }
    }
}

/// One figure of the process's status, in MB; 0 where the system doesn't tell.
fn memory(pid: u32, what: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':'));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}
