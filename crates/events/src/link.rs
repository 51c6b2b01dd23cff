//! The connection to the message server, as it was when we asked something: once it is another, the
//! answer will never come and nobody need wait for it.

use std::{sync::atomic::Ordering, time::Duration};

use async_nats::Client;

const LOOK_EVERY: Duration = Duration::from_millis(50);

/// One life of the connection.
#[derive(Clone)]
pub(crate) struct Link {
    client: Client,
    number: u64,
}

impl Link {
    /// The present one.
    pub(crate) fn of(client: &Client) -> Self {
        Self { client: client.clone(), number: number(client) }
    }

    /// Is it still the present one?
    pub(crate) fn holds(&self) -> bool {
        number(&self.client) == self.number
    }

    /// Returns when the client has connected anew.
    pub(crate) async fn lost(&self) {
        while self.holds() {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// The work's outcome, or none when the connection became another meanwhile.
    pub(crate) async fn unless_lost<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            done = work => Some(done),
            () = self.lost() => None,
        }
    }
}

fn number(client: &Client) -> u64 {
    client.statistics().connects.load(Ordering::SeqCst)
}
