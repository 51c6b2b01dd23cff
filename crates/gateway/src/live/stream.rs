//! One listener's stream, until his token ends, he is no longer let in, or we stop.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::response::sse::Event;
use futures::{Stream, stream};
use kernel::Kind;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::Interval,
};
use tokio_util::sync::CancellationToken;

use super::{
    access::{AccessSource, Listener},
    hub::News,
    seats::Seat,
};

const RECHECK: Duration = Duration::from_secs(1);

/// A stream being watched.
pub struct Watch {
    access: Arc<dyn AccessSource>,
    token: String,
    listener: Listener,
    changes: Receiver<News>,
    recheck: Interval,
    stop: CancellationToken,
    stage: Stage,
    _seat: Seat,
}

enum Stage {
    Opening,
    Open,
    Over,
}

impl Watch {
    /// Nothing is sent before it is polled.
    pub fn new(
        access: Arc<dyn AccessSource>,
        token: String,
        listener: Listener,
        changes: Receiver<News>,
        seat: Seat,
        stop: CancellationToken,
    ) -> Self {
        let mut recheck = tokio::time::interval(RECHECK);
        recheck.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        Self { access, token, listener, changes, recheck, stop, stage: Stage::Opening, _seat: seat }
    }

    /// The events as they are sent.
    pub fn events(self) -> impl Stream<Item = Result<Event, Infallible>> + Send {
        stream::unfold(self, |mut watch| async move {
            let event = match watch.stage {
                Stage::Opening => {
                    watch.stage = Stage::Open;
                    Event::default().event("ready").data("{}")
                }
                Stage::Open => watch.next().await,
                Stage::Over => return None,
            };
            Some((Ok(event), watch))
        })
    }

    /// The next thing he should know.
    async fn next(&mut self) -> Event {
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return self.end("STOPPING"),
                _ = self.recheck.tick() => {
                    if let Err(reason) = self.look_again().await {
                        return self.end(reason);
                    }
                }
                news = self.changes.recv() => match news {
                    Ok(News::Changed(change)) => if change.is_visible_to(&self.listener.access) {
                        let told = serde_json::to_string(&change.told).unwrap_or_default();
                        return Event::default().event("change").data(told);
                    },
                    Ok(News::Resync) | Err(RecvError::Lagged(_)) => {
                        return Event::default().event("resync").data("{}");
                    }
                    Err(RecvError::Closed) => return self.end("STOPPING"),
                },
            }
        }
    }

    /// Rights that cannot be asked for just now stay as they were.
    async fn look_again(&mut self) -> Result<(), &'static str> {
        match self.access.access(&self.token).await {
            Ok(listener) => self.listener = listener,
            Err(error) if error.kind() == Kind::Unauthenticated => return Err(error.reason()),
            Err(error) => tracing::debug!(%error, "the listener's rights stay as they were"),
        }
        Ok(())
    }

    fn end(&mut self, reason: &str) -> Event {
        self.stage = Stage::Over;
        Event::default().event("end").data(serde_json::json!({"reason": reason}).to_string())
    }
}
