//! Keeps one server running: starts it, notices its death, starts it again on the same port.
//!
//! Beside each server waits a guard, a shell that holds a pipe from this process. When this process
//! ends, by whatever means, the pipe closes and the guard tells the server to end as well.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::Signal;
use tokio::process::Child;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::process::{StopSteps, send};

/// What the supervisor must know of a server.
pub(crate) trait Server: Send + Sync + 'static {
    fn name(&self) -> &'static str;
    /// Called before each start.
    fn clear_traces(&self) -> Result<()>;
    fn command(&self) -> Result<Command>;
    /// Whether it serves; asked many times a second.
    fn is_ready(&self, pid: u32) -> bool;
    fn stop_steps(&self) -> StopSteps;
    /// The last thing it said, for the one who must understand why it does not start.
    fn last_words(&self) -> String;
}

pub(crate) struct Supervisor {
    pid: Arc<AtomicU32>,
    stop: DropGuard,
    watch: JoinHandle<()>,
}

/// Starting again waits this long, then twice as long each time, up to the maximum.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// After so long a life a death counts as the first.
const GOOD_LIFE: Duration = Duration::from_secs(30);
/// How often a start is tried before the caller hears of it: after a crash the rest of a killed
/// PostgreSQL may hold its memory for a moment.
const FIRST_START_TRIES: u32 = 7;

impl Supervisor {
    /// Returns when the server serves, or with its own words why it doesn't.
    pub(crate) async fn start<S: Server>(server: Arc<S>) -> Result<Supervisor> {
        let mut pause = FIRST_PAUSE;
        let mut tries = 1;
        let running = loop {
            match Running::launch(&*server).await {
                Ok(running) => break running,
                Err(error) if tries == FIRST_START_TRIES => return Err(error),
                Err(error) => tracing::debug!("{error:#}"),
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
            tries += 1;
        };
        let pid = Arc::new(AtomicU32::new(running.pid));
        let stop = CancellationToken::new();
        let watch = tokio::spawn(watch(server, running, pid.clone(), stop.clone()));
        Ok(Supervisor { pid, stop: stop.drop_guard(), watch })
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.pid.load(Ordering::Relaxed)
    }

    pub(crate) async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.watch.await {
            tracing::error!(%error, "the watch over a server ended badly");
        }
    }
}

async fn watch<S: Server>(
    server: Arc<S>,
    mut running: Running,
    pid: Arc<AtomicU32>,
    stop: CancellationToken,
) {
    let mut pause = FIRST_PAUSE;
    loop {
        let since = Instant::now();
        tokio::select! {
            () = stop.cancelled() => return running.stop(server.stop_steps()).await,
            status = running.child.wait() => match status {
                Ok(status) => tracing::warn!("{} ended ({status}) and is started again", server.name()),
                Err(error) => tracing::error!(%error, "cannot watch {}", server.name()),
            },
        }
        drop(running);
        if since.elapsed() > GOOD_LIFE {
            pause = FIRST_PAUSE;
        }
        running = loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
            pause = LONGEST_PAUSE.min(pause * 2);
            tokio::select! {
                () = stop.cancelled() => return,
                launched = Running::launch(&*server) => match launched {
                    Ok(running) => break running,
                    Err(error) => tracing::error!("{error:#}"),
                }
            }
        };
        pid.store(running.pid, Ordering::Relaxed);
        tracing::info!(pid = running.pid, "{} serves again", server.name());
    }
}

/// One life of a server, with its guard. Dropping it ends the server too, through the guard.
struct Running {
    pid: u32,
    child: Child,
    guard: Child,
}

impl Running {
    async fn launch<S: Server>(server: &S) -> Result<Running> {
        server.clear_traces()?;
        let mut running = Running::spawn(server)?;
        let since = Instant::now();
        let mut patience = Duration::from_secs(10);
        while !server.is_ready(running.pid) {
            if let Some(status) = running.child.try_wait()? {
                bail!("{} does not start ({status}): {}", server.name(), server.last_words());
            }
            // Recovery after a crash may take long; ending it would only begin it anew.
            if since.elapsed() > patience {
                tracing::warn!("{} is still starting", server.name());
                patience += Duration::from_secs(10);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(running)
    }

    fn spawn<S: Server>(server: &S) -> Result<Running> {
        let mut command = server.command()?;
        // Its own group: Ctrl-C in the terminal must reach the services first, not their database.
        command.process_group(0).stdin(Stdio::null());
        let program = command.get_program().to_string_lossy().into_owned();
        let child = tokio::process::Command::from(command)
            .spawn()
            .with_context(|| format!("cannot run {program}"))?;
        let pid = child.id().with_context(|| format!("{} ended at once", server.name()))?;
        let signal = server.stop_steps().first().map_or(Signal::SIGTERM, |(signal, _)| *signal);
        let guard = guard(pid, signal)?;
        Ok(Running { pid, child, guard })
    }

    async fn stop(mut self, steps: StopSteps) {
        for (signal, patience) in steps {
            if !i32::try_from(self.pid).is_ok_and(|pid| send(pid, *signal)) {
                return;
            }
            if tokio::time::timeout(*patience, self.child.wait()).await.is_ok() {
                break;
            }
        }
        // The server is gone, so its guard must not wake up and signal whoever has its number next.
        if let Err(error) = self.guard.kill().await {
            tracing::debug!(%error, "a guard was gone already");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let has_ended = matches!(self.child.try_wait(), Ok(Some(_)));
        if has_ended && let Err(error) = self.guard.start_kill() {
            tracing::debug!(%error, "a guard was gone already");
        }
    }
}

fn guard(pid: u32, signal: Signal) -> Result<Child> {
    let name = signal.as_str().trim_start_matches("SIG");
    let mut command = Command::new("sh");
    command
        .args(["-c", "read -r _; kill -s \"$1\" \"$2\"", "kehu-guard", name, &pid.to_string()])
        .process_group(0)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    tokio::process::Command::from(command).spawn().context("cannot run sh")
}
