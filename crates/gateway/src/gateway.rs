//! What the edge knows while it runs: the API, the services behind it, its limits.

use std::{collections::HashMap, net::IpAddr, sync::OnceLock, time::Duration};

use bytes::Bytes;
use http::request::Parts;
use prost_reflect::DescriptorPool;
use proto::options::Actor;
use runtime::upstream::BoxedGrpc;
use tonic::metadata::MetadataMap;

use crate::{
    api::{Api, Endpoint},
    caller,
    credentials::{Credentials, OwnWay, attach},
    introspection,
    live::Live,
    openapi, own,
    pages::Pages,
    passthrough::{self, Callable},
    problem::Problem,
    routes::Routes,
    session,
};

/// Limits and trust.
#[derive(Debug, Clone)]
pub struct GatewayConfig {
    /// Longest a request may take, reading and calling each.
    pub timeout: Duration,
    /// Largest JSON body in bytes.
    pub max_body: usize,
    /// Largest file in bytes.
    pub max_file: u64,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for GatewayConfig {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            max_body: 1 << 20,
            max_file: 100 << 20,
            trusted_proxies: vec![],
        }
    }
}

/// The services behind the edge, by name: `customers`.
#[derive(Debug, Clone, Default)]
pub struct Upstreams {
    /// The way to each.
    pub by_service: HashMap<String, BoxedGrpc>,
}

impl Upstreams {
    /// Adds a service.
    pub fn with(mut self, service: &str, upstream: BoxedGrpc) -> Self {
        self.by_service.insert(service.to_owned(), upstream);
        self
    }
}

/// The running edge.
#[derive(Debug)]
pub struct Gateway {
    /// Limits and trust.
    pub config: GatewayConfig,
    /// What is offered.
    pub api: Api,
    /// Who answers which address.
    pub routes: Routes,
    /// The services.
    pub upstreams: Upstreams,
    /// API keys and the tokens they stand for.
    pub credentials: Credentials,
    /// What may be called over gRPC.
    pub callable: Callable,
    /// Reflection and health.
    pub own_grpc: tonic::service::Routes,
    /// Live updates, where there are events.
    pub live: Option<Live>,
    /// The web app, where it is served from here.
    pub pages: Option<Pages>,
    openapi: OnceLock<Bytes>,
}

impl Gateway {
    /// Builds the route table; an API that contradicts itself is refused.
    pub fn new(config: GatewayConfig, pool: &DescriptorPool, upstreams: Upstreams) -> anyhow::Result<Self> {
        let served = |service: &str| upstreams.by_service.contains_key(service);
        let api = Api::read(pool, served)?;
        let has_files = served("collaboration");
        let has_forms = served("marketing");
        let routes = Routes::new(&api.endpoints, &own::addresses(has_files, has_forms))?;
        let callable = passthrough::callable(pool, served)?;
        let own_grpc = introspection::services(pool, served)?;
        let credentials = Credentials::new(None);
        Ok(Self {
            config,
            api,
            routes,
            upstreams,
            credentials,
            callable,
            own_grpc,
            live: None,
            pages: None,
            openapi: OnceLock::new(),
        })
    }

    /// The API's description, made at the first question.
    pub fn openapi(&self) -> Bytes {
        self.openapi.get_or_init(|| openapi::document(&self.api).to_string().into()).clone()
    }

    /// Changes API keys at identity, which this way reaches in the edge's own name.
    pub fn exchanging_keys_by(mut self, identity: OwnWay) -> Self {
        self.credentials = Credentials::new(Some(identity));
        self
    }

    /// Tells listeners of changes.
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = Some(live);
        self
    }

    /// Serves the web app at all addresses that are not the API's.
    pub fn with_pages(mut self, pages: Pages) -> Self {
        self.pages = Some(pages);
        self
    }

    /// The way to a service.
    pub fn upstream(&self, service: &str) -> Result<BoxedGrpc, Problem> {
        self.upstreams.by_service.get(service).cloned().ok_or_else(Problem::unknown_path)
    }

    /// What travels with a call of a method that `actor` may call.
    pub async fn metadata(&self, parts: &Parts, actor: Actor) -> Result<MetadataMap, Problem> {
        let request_id = parts.extensions.get::<RequestId>().map_or("", |id| &id.0);
        let mut metadata = caller::metadata(parts, request_id, &self.config.trusted_proxies)?;
        // an expired session must not keep anyone from signing in
        if actor == Actor::Public {
            return Ok(metadata);
        }
        let authorization = match caller::authorization(&parts.headers)? {
            Some(given) => Some(self.credentials.resolve(given, &metadata).await?),
            None => session::authorization(parts)?,
        };
        if let Some(authorization) = authorization {
            attach(&mut metadata, &authorization);
        }
        Ok(metadata)
    }

    /// As `metadata`, refusing strangers at once: for what should not even be read of them.
    pub async fn metadata_of_member(&self, parts: &Parts) -> Result<MetadataMap, Problem> {
        let metadata = self.metadata(parts, Actor::Member).await?;
        let token = runtime::layers::metadata::bearer(metadata.as_ref()).unwrap_or_default();
        match &self.live {
            Some(live) => drop(live.bearer(token).await?),
            None if token.is_empty() => return Err(kernel::Error::unauthenticated("SIGN_IN_REQUIRED").into()),
            None => {}
        }
        Ok(metadata)
    }

    /// Calls the endpoint's method.
    pub async fn call(
        &self,
        endpoint: &Endpoint,
        metadata: MetadataMap,
        message: Bytes,
    ) -> Result<Bytes, Problem> {
        let upstream = self.upstream(&endpoint.service)?;
        let path = endpoint.grpc_path.clone();
        let answer = crate::call::unary(upstream, path, metadata, message, self.config.timeout).await;
        answer.map(tonic::Response::into_inner).map_err(|status| {
            if matches!(status.code(), tonic::Code::Unavailable | tonic::Code::Internal | tonic::Code::Unknown) {
                tracing::warn!(method = %endpoint.grpc_path, code = ?status.code(), message = status.message(), "call failed");
            }
            status.into()
        })
    }
}

/// The request's name in logs and problems.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);
