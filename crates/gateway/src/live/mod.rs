//! `GET /v1/live`: what changes among the records a caller may see, as it happens. Only the name of
//! the record is sent; the page asks for it again under its own rights.

pub mod access;
pub mod change;
pub mod hub;
mod seats;
mod stream;

use std::{fmt, sync::Arc, time::Duration};

use axum::{
    body::Body,
    response::{
        IntoResponse, Response,
        sse::{KeepAlive, Sse},
    },
};
use http::{HeaderValue, Request, header};
use proto::options::Actor;

pub use self::{
    access::{AccessSource, Listener, TokenAccess},
    hub::Hub,
};
use self::{seats::Seats, stream::Watch};
use crate::{gateway::Gateway, problem::Problem};

const HEARTBEAT: Duration = Duration::from_secs(15);

/// Everything live updates need.
pub struct Live {
    hub: Hub,
    access: Arc<dyn AccessSource>,
    seats: Seats,
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Live")
    }
}

impl Live {
    /// Changes come from the hub; `access` says who may see them.
    pub fn new(hub: Hub, access: Arc<dyn AccessSource>, connections_per_user: usize) -> Self {
        Self { hub, access, seats: Seats::new(connections_per_user) }
    }

    /// The bearer of a token, if he is let in at this moment.
    pub async fn bearer(&self, token: &str) -> Result<Listener, kernel::Error> {
        self.access.access(token).await
    }

    /// Do changes reach us at present?
    pub fn is_connected(&self) -> bool {
        self.hub.is_connected()
    }
}

/// Opens one listener's stream.
pub async fn handle(gateway: &Gateway, request: Request<Body>) -> Result<Response, Problem> {
    let live = gateway.live.as_ref().ok_or_else(Problem::unknown_path)?;
    let (head, _) = request.into_parts();
    let metadata = gateway.metadata(&head, Actor::SignedIn).await?;
    let token = runtime::layers::metadata::bearer(metadata.as_ref()).unwrap_or_default();
    let listener = live.bearer(token).await?;
    let seat = live.seats.take(listener.tenant, listener.user)?;
    let changes = live.hub.listen(listener.tenant);
    let watch =
        Watch::new(Arc::clone(&live.access), token.to_owned(), listener, changes, seat, live.hub.stopped());
    let events = Sse::new(watch.events()).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    let mut response = events.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // proxies that gather answers would gather for ever
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}
