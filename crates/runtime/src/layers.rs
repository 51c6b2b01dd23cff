//! What every call passes before a handler sees it, whether it comes from the network or from the
//! service next door: a span and a measurement, a bound on work at once, a deadline, the caller's
//! token and rights, and the key that makes a repeat harmless. A handler's panic ends its own call
//! only. The handler finds the result as `ctx(&request)`.

pub mod caller;
pub mod idempotency;
mod limits;
pub mod metadata;
pub mod methods;
mod trace;

use std::{
    convert::Infallible,
    panic::AssertUnwindSafe,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use futures::{FutureExt, future::BoxFuture};
use http::{Request, Response};
use kernel::{Actor, Clock, Ctx, Error, Idempotency, Locale};
use tokio::sync::Semaphore;
use tonic::{Status, body::Body};
use tower::{Layer, Service, ServiceExt};
use tracing::Instrument;

use self::{
    caller::Caller,
    idempotency::Repeats,
    limits::Limits,
    methods::{Method, Methods},
};
use crate::{config::Config, policy::PolicyCache, status, telemetry, tokens::Tokens, tokens::UserClaims};

const DEFAULT_DEADLINE: Duration = Duration::from_secs(30);
/// Up- and downloads say themselves how long they wait, within this.
const LONGEST_STREAM: Duration = Duration::from_secs(3600);

/// The guard before one service's handlers.
pub struct Front {
    pub service: &'static str,
    pub tokens: Arc<Tokens>,
    pub policy: PolicyCache,
    pub clock: Clock,
    /// `None` where a service keeps no records.
    pub repeats: Option<Arc<dyn Repeats>>,
    methods: Methods,
    limits: Limits,
    load: Semaphore,
}

impl Front {
    /// Reads the methods' rules; a method without one is an error.
    pub fn try_new(
        service: &'static str,
        config: &Config,
        tokens: Arc<Tokens>,
        policy: PolicyCache,
        clock: Clock,
        repeats: Option<Arc<dyn Repeats>>,
    ) -> anyhow::Result<Self> {
        let methods = Methods::of(service)?;
        let limits = Limits::new(&methods, config.rate_limits);
        let load = Semaphore::new(config.concurrency);
        Ok(Self { service, tokens, policy, clock, repeats, methods, limits, load })
    }

    async fn serve<S: Inner>(&self, inner: S, mut request: Request<Body>) -> Response<Body> {
        if request.uri().path().starts_with("/grpc.") {
            return call(inner, request).await; // health and reflection know no tenants
        }
        metadata::name(request.headers_mut());
        let call = trace::Call::begin(self.service, &request);
        let method = self.methods.get(request.uri().path());
        let response = self.within_bounds(inner, method, request).instrument(call.span.clone()).await;
        call.end(&response, method.is_some());
        response
    }

    async fn within_bounds<S: Inner>(
        &self,
        inner: S,
        method: Option<&Method>,
        request: Request<Body>,
    ) -> Response<Body> {
        let Ok(_place) = self.load.try_acquire() else { return refused(Error::unavailable("OVERLOADED")) };
        let Some(method) = method else { return Status::unimplemented("UNIMPLEMENTED").into_http() };
        let longest = if method.unary { DEFAULT_DEADLINE } else { LONGEST_STREAM };
        let deadline =
            metadata::timeout(request.headers()).map_or(longest, |asked| asked.min(LONGEST_STREAM));
        let work = AssertUnwindSafe(self.admitted(inner, method, request)).catch_unwind();
        match tokio::time::timeout(deadline, work).await {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(error))) => refused(error),
            Ok(Err(panic)) => refused(Error::internal(said(&*panic))),
            Err(_) => Status::deadline_exceeded("DEADLINE_EXCEEDED").into_http(),
        }
    }

    async fn admitted<S: Inner>(
        &self,
        inner: S,
        method: &Method,
        mut request: Request<Body>,
    ) -> kernel::Result<Response<Body>> {
        self.limits.count(method, request.headers())?;
        let caller = caller::admit(self, method, request.headers()).await?;
        if let Some(claims) = &caller.claims {
            request.extensions_mut().insert(Arc::clone(claims));
        }
        let mut ctx = self.context(method, caller, &request)?;
        if let Some(author) = ctx.as_of.as_ref().and_then(|as_of| as_of.by) {
            caller::stamp(self, &mut ctx, author).await?;
        }
        let repeats = self
            .repeats
            .as_ref()
            .filter(|_| method.unary && !method.read_only && ctx.actor != Actor::Anonymous)
            .filter(|_| !ctx.validate_only);
        let (Some(repeats), Some(key)) = (repeats, metadata::idempotency_key(request.headers())?) else {
            request.extensions_mut().insert(Arc::new(ctx));
            return Ok(call(inner, request).await);
        };
        let (hash, mut request) = idempotency::hashed(request).await?;
        ctx.idempotency = Some(Idempotency { key, method: method.path.clone(), hash });
        if let Some(earlier) = repeats.answer(&ctx, method).await? {
            return Ok(idempotency::reply(&earlier));
        }
        let ctx = Arc::new(ctx);
        request.extensions_mut().insert(Arc::clone(&ctx));
        let response = call(inner, request).await;
        if idempotency::may_be_a_repeat(&response)
            && let Some(earlier) = repeats.answer(&ctx, method).await?
        {
            return Ok(idempotency::reply(&earlier));
        }
        Ok(response)
    }

    fn context(&self, method: &Method, caller: Caller, request: &Request<Body>) -> kernel::Result<Ctx> {
        let headers = request.headers();
        let asked = metadata::text(headers, &http::header::ACCEPT_LANGUAGE).map(Locale::from_header);
        let as_of = metadata::as_of(headers)?;
        if as_of.is_some() && !caller.may_backdate {
            return Err(Error::forbidden("as-of"));
        }
        let now = self.clock.now();
        if as_of.as_ref().is_some_and(|as_of| as_of.at > now) {
            return Err(Error::invalid("As-Of", "IN_THE_FUTURE"));
        }
        let validate_only = headers.contains_key(&metadata::VALIDATE_ONLY);
        if validate_only && !method.saves_a_record {
            return Err(Error::precondition("VALIDATED_ONLY"));
        }
        let trace_parent = metadata::text(headers, &metadata::TRACE_PARENT);
        Ok(Ctx {
            tenant: caller.tenant,
            actor: caller.actor,
            access: caller.access,
            permission: method.permission,
            locale: asked.or(caller.locale).unwrap_or_default(),
            zone: caller.zone,
            bin_days: caller.bin_days,
            company: caller.company,
            now,
            request_id: metadata::request_id(headers),
            trace_parent: telemetry::trace_parent().or_else(|| trace_parent.map(str::to_owned)),
            idempotency: None,
            as_of,
            if_match: metadata::if_match(headers)?,
            validate_only,
            allow_duplicates: metadata::allow_duplicates(headers)?,
        })
    }
}

/// A handler's whole service: tonic's routes.
pub trait Inner:
    Service<Request<Body>, Response = Response<Body>, Error = Infallible, Future: Send> + Send
{
}
impl<S> Inner for S where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible, Future: Send> + Send
{
}

async fn call<S: Inner>(inner: S, request: Request<Body>) -> Response<Body> {
    match inner.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

fn refused(error: Error) -> Response<Body> {
    refuse(error).into_http()
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("a handler panicked: {}", text.as_deref().unwrap_or("?"))
}

/// A handler's error as its answer; a fault is logged here, its text stays inside.
pub fn refuse(error: Error) -> Status {
    if error.kind() == kernel::Kind::Internal {
        tracing::error!(detail = error.detail(), "a call failed by a fault of ours");
    } else {
        tracing::debug!(%error, "refused");
    }
    status::to_status(&error)
}

/// Who calls, under which rights: placed by the layers.
pub fn ctx<T>(request: &tonic::Request<T>) -> Result<Arc<Ctx>, Status> {
    let ctx = request.extensions().get::<Arc<Ctx>>().cloned();
    ctx.ok_or_else(|| refuse(Error::internal("a handler was reached around the layers")))
}

/// The user's token, where the caller came with one: session and API key.
pub fn claims<T>(request: &tonic::Request<T>) -> Option<Arc<UserClaims>> {
    request.extensions().get::<Arc<UserClaims>>().cloned()
}

/// Puts a service's routes behind its front.
#[derive(Clone)]
pub struct FrontLayer(pub Arc<Front>);

impl<S> Layer<S> for FrontLayer {
    type Service = Guarded<S>;
    fn layer(&self, inner: S) -> Guarded<S> {
        Guarded { front: Arc::clone(&self.0), inner }
    }
}

/// Routes behind their front.
#[derive(Clone)]
pub struct Guarded<S> {
    front: Arc<Front>,
    inner: S,
}

impl<S: Inner + Clone + 'static> Service<Request<Body>> for Guarded<S> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(())) // `call` drives its own copy to readiness
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let (front, inner) = (Arc::clone(&self.front), self.inner.clone());
        async move { Ok(front.serve(inner, request).await) }.boxed()
    }
}

#[cfg(test)]
mod tests;
