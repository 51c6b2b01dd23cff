//! Ctrl-C, a closed terminal and the system's request to end all mean: stop in good order.
//!
//! Who presses Ctrl-C a second time is not made to wait: the program ends, and the guards of the
//! private servers end those.

use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// `make` passes on a signal that the system has already sent to all: that is one request.
const SAME_REQUEST: Duration = Duration::from_secs(1);

/// Cancelled at the first request to end.
pub fn asked() -> Result<CancellationToken> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let asked = CancellationToken::new();
    let tell = asked.clone();
    tokio::spawn(async move {
        let mut asked_at: Option<Instant> = None;
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hang_up.recv() => {}
            }
            if asked_at.is_some_and(|at| at.elapsed() < SAME_REQUEST) {
                continue;
            }
            if tell.is_cancelled() {
                eprintln!("crm: ending at once");
                std::process::exit(130);
            }
            asked_at = Some(Instant::now());
            tracing::info!("stopping; once more to end at once");
            tell.cancel();
        }
    });
    Ok(asked)
}
