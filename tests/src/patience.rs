//! Waiting for what arrives by event: asked again and again, never slept for.

use std::time::{Duration, Instant};

/// Long enough for a machine that does much else; what is right comes in milliseconds.
pub const LONG: Duration = Duration::from_secs(20);

/// Asks until there is an answer; `None` when the time is over.
pub async fn within<T, F: Future<Output = Option<T>>>(
    limit: Duration,
    mut ask: impl FnMut() -> F,
) -> Option<T> {
    let until = Instant::now() + limit;
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if Instant::now() > until {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Asks until it is so.
pub async fn eventually<T, F: Future<Output = Option<T>>>(what: &str, ask: impl FnMut() -> F) -> T {
    match within(LONG, ask).await {
        Some(answer) => answer,
        None => panic!("{what}: not so after {} seconds", LONG.as_secs()),
    }
}

/// As `eventually`, for a condition.
pub async fn soon<F: Future<Output = bool>>(what: &str, mut ask: impl FnMut() -> F) {
    eventually(what, || {
        let asked = ask();
        async move { asked.await.then_some(()) }
    })
    .await;
}
