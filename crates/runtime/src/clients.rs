//! The way from one service to another. A caller names the service; whether it runs in this process
//! or behind an address, the call carries the service's minute token with the user it is made for,
//! the request's id, trace, language and a deadline, and passes every layer of the other side.

use std::{
    collections::HashMap,
    str::FromStr,
    sync::{Arc, RwLock},
    task::{Context, Poll},
    time::Duration,
};

use dashmap::DashMap;
use futures::{FutureExt, future::BoxFuture};
use http::{HeaderMap, HeaderName, HeaderValue};
use kernel::{Ctx, Error, Uuid};
use tonic::{Status, body::Body, transport::Endpoint};
use tower::Service;

use crate::{
    layers::metadata,
    status,
    tokens::Tokens,
    upstream::{self, BoxedGrpc, UpstreamError},
};

/// Calls between services that say nothing of time end after this.
const DEFAULT_DEADLINE: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// Reasons of other services that are kept for this process's errors.
const MOST_REASONS: usize = 2_000;

/// All services that this process can reach; cheap to clone.
#[derive(Clone)]
pub struct Clients {
    ways: Arc<RwLock<HashMap<String, BoxedGrpc>>>,
    tokens: Arc<Tokens>,
    /// Who calls.
    from: Arc<str>,
}

impl Clients {
    /// Knows nobody yet: `from` is who will be calling.
    pub fn new(tokens: Arc<Tokens>, from: &str) -> Self {
        Self { ways: Arc::default(), tokens, from: from.into() }
    }

    /// The same ways, travelled under another service's name.
    pub fn for_service(&self, from: &str) -> Self {
        Self { from: from.into(), ..self.clone() }
    }

    /// Tells where a service is, within this process.
    pub fn set(&self, service: &str, way: BoxedGrpc) {
        let mut ways = self.ways.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        ways.insert(service.to_owned(), way);
    }

    /// Tells where a service is, behind an address; connects at the first call.
    pub fn connect(&self, service: &str, url: &str) -> anyhow::Result<()> {
        let endpoint = Endpoint::from_str(url)?
            .connect_timeout(CONNECT_TIMEOUT)
            .http2_keep_alive_interval(Duration::from_secs(20))
            .keep_alive_while_idle(true);
        self.set(service, upstream::remote(endpoint.connect_lazy()));
        Ok(())
    }

    /// Is the service part of this installation? One that isn't is absent, not unreachable.
    pub fn has(&self, service: &str) -> bool {
        self.way(service).is_some()
    }

    /// The bare way: the caller's own credentials travel, nothing is added.
    pub fn way(&self, service: &str) -> Option<BoxedGrpc> {
        self.ways.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(service).cloned()
    }

    /// All known services with their bare ways.
    pub fn ways(&self) -> Vec<(String, BoxedGrpc)> {
        let ways = self.ways.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        ways.iter().map(|(name, way)| (name.clone(), way.clone())).collect()
    }

    /// The transport for a generated client, in the name of the context's user and tenant.
    pub fn on_behalf(&self, target: &str, ctx: &Ctx) -> Outgoing {
        let tenant = (!ctx.tenant.is_nil()).then_some(ctx.tenant);
        let mut headers = HeaderMap::new();
        put(&mut headers, metadata::REQUEST_ID, &ctx.request_id);
        put(&mut headers, http::header::ACCEPT_LANGUAGE, ctx.locale.tag());
        if let Some(trace) = &ctx.trace_parent {
            put(&mut headers, metadata::TRACE_PARENT, trace);
        }
        if ctx.allow_duplicates {
            put(&mut headers, metadata::ALLOW_DUPLICATES, "true");
        }
        if let Some(as_of) = &ctx.as_of {
            put(&mut headers, metadata::AS_OF, &metadata::write_as_of(as_of));
        }
        self.outgoing(target, tenant, ctx.user(), headers)
    }

    /// The transport for work that no user asked for: reaches internal methods only.
    pub fn as_service(&self, target: &str, tenant: Option<Uuid>) -> Outgoing {
        self.outgoing(target, tenant, None, HeaderMap::new())
    }

    fn outgoing(
        &self,
        target: &str,
        tenant: Option<Uuid>,
        user: Option<Uuid>,
        headers: HeaderMap,
    ) -> Outgoing {
        let minted = self.tokens.mint_service(&self.from, target, tenant, user);
        let minted = minted.inspect_err(|cause| tracing::error!(%cause, target, "no token for a call"));
        let token = minted.ok().and_then(|token| HeaderValue::from_str(&token).ok());
        Outgoing { target: target.into(), way: self.way(target), token, headers }
    }
}

/// One service as seen by one caller: use it as the transport of any generated client.
#[derive(Clone)]
pub struct Outgoing {
    target: Arc<str>,
    way: Option<BoxedGrpc>,
    token: Option<HeaderValue>,
    headers: HeaderMap,
}

impl Outgoing {
    /// Same call, same key: repeated calls have one effect.
    pub fn idempotent(mut self, key: &str) -> Self {
        put(&mut self.headers, metadata::IDEMPOTENCY_KEY, key);
        self
    }
}

impl Service<http::Request<Body>> for Outgoing {
    type Response = http::Response<Body>;
    type Error = UpstreamError;
    type Future = BoxFuture<'static, Result<Self::Response, UpstreamError>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), UpstreamError>> {
        match &mut self.way {
            Some(way) => way.poll_ready(cx),
            None => Poll::Ready(Ok(())),
        }
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        let refusal = match (&mut self.way, &self.token) {
            (Some(way), Some(token)) => {
                let headers = request.headers_mut();
                headers.extend(self.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
                headers.insert(metadata::SERVICE_TOKEN, token.clone());
                if !headers.contains_key(metadata::GRPC_TIMEOUT) {
                    let millis = format!("{}m", DEFAULT_DEADLINE.as_millis());
                    put(headers, metadata::GRPC_TIMEOUT, &millis);
                }
                return way.call(request).boxed();
            }
            (None, _) => Error::unavailable("SERVICE_ABSENT").with("service", &self.target),
            (_, None) => Error::internal("no token for a call between services"),
        };
        let response = status::to_status(&refusal).into_http();
        async { Ok(response) }.boxed()
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Another service's refusal as an error of ours, reason and values kept.
pub fn refusal(status: Status) -> Error {
    let parts = status::from_status(&status);
    let mut error = Error::new(parts.kind, reason(&parts.reason)).because(status.message());
    for (name, value) in parts.params {
        error = error.with(&name, value);
    }
    for told in parts.hits {
        error = error.hit(told);
    }
    match parts.fields.first() {
        None => error,
        Some(_) => {
            let mut fields = kernel::FieldErrors::default();
            for field in parts.fields {
                fields.push_with(field.field, reason(&field.reason), field.params);
            }
            fields.finish().err().unwrap_or(error)
        }
    }
}

/// Reasons are static texts; those of other services are kept once each, up to a bound.
fn reason(text: &str) -> &'static str {
    static KNOWN: std::sync::LazyLock<DashMap<String, &'static str>> = std::sync::LazyLock::new(DashMap::new);
    if let Some(known) = KNOWN.get(text) {
        return *known;
    }
    if KNOWN.len() >= MOST_REASONS {
        return "UNAVAILABLE";
    }
    *KNOWN.entry(text.to_owned()).or_insert_with(|| String::leak(text.to_owned()))
}
