//! Who a caller says he is: a bearer token travels on as it is, an API key is changed at identity
//! for a short token and remembered for less than a minute.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use http::HeaderValue;
use kernel::{Error, Kind};
use moka::future::Cache;
use proto::identity::v1::{ExchangeApiKeyRequest, auth_service_client::AuthServiceClient};
use runtime::{status::to_status, upstream::BoxedGrpc};
use tonic::{
    Request, Status,
    metadata::{MetadataMap, MetadataValue},
};

/// A fresh way to identity in the edge's own name.
pub type OwnWay = Arc<dyn Fn() -> BoxedGrpc + Send + Sync>;

/// How API keys look.
const API_KEY: &str = "kehu_";
/// A revoked key works no longer than this.
const REMEMBERED: Duration = Duration::from_secs(60);
/// A remembered token must still live this long when it is used.
const MARGIN: Duration = Duration::from_secs(10);

/// Changes API keys for tokens.
pub struct Credentials {
    identity: Option<OwnWay>,
    tokens: Cache<String, Exchanged>,
}

#[derive(Clone)]
struct Exchanged {
    authorization: HeaderValue,
    until: Instant,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials")
    }
}

impl Credentials {
    /// Without identity no key is known.
    pub fn new(identity: Option<OwnWay>) -> Self {
        Self { identity, tokens: Cache::builder().max_capacity(10_000).time_to_live(REMEMBERED).build() }
    }

    /// The `Authorization` value that services understand.
    pub async fn resolve(&self, given: &HeaderValue, about: &MetadataMap) -> Result<HeaderValue, Status> {
        let Some(key) = api_key(given) else { return Ok(given.clone()) };
        if let Some(known) = self.tokens.get(key).await {
            if known.until > Instant::now() {
                return Ok(known.authorization);
            }
            self.tokens.invalidate(key).await;
        }
        // callers with the same key wait for one exchange
        let exchanged = self.tokens.try_get_with(key.to_owned(), self.exchange(key, about)).await;
        exchanged.map(|known| known.authorization).map_err(|status| Status::clone(&status))
    }

    async fn exchange(&self, key: &str, about: &MetadataMap) -> Result<Exchanged, Status> {
        let Some(way) = &self.identity else {
            return Err(to_status(&Error::unauthenticated("SIGN_IN_REQUIRED")));
        };
        let mut request = Request::new(ExchangeApiKeyRequest { api_key: key.to_owned() });
        request.set_timeout(Duration::from_secs(10));
        for name in ["x-request-id", "x-client-address", "traceparent"] {
            if let Some(value) = about.get(name) {
                request.metadata_mut().insert(name, value.clone());
            }
        }
        let answer = AuthServiceClient::new(way()).exchange_api_key(request).await;
        let token = answer.map_err(crate::call::unreachable_is_unavailable)?.into_inner();
        let life = Duration::from_secs(token.expires_in.max(0).unsigned_abs().into()).saturating_sub(MARGIN);
        let authorization = HeaderValue::from_str(&format!("Bearer {}", token.access_token));
        let authorization = authorization
            .map_err(|cause| to_status(&Error::new(Kind::Internal, "INTERNAL").because(cause)))?;
        Ok(Exchanged { authorization, until: Instant::now() + life.min(REMEMBERED) })
    }
}

/// The key in `Bearer kehu_...`.
fn api_key(given: &HeaderValue) -> Option<&str> {
    let (scheme, key) = given.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && key.starts_with(API_KEY)).then_some(key)
}

/// Puts a credential into a call's metadata.
pub fn attach(metadata: &mut MetadataMap, authorization: &HeaderValue) {
    if let Ok(value) = MetadataValue::try_from(authorization.as_bytes()) {
        metadata.insert("authorization", value);
    }
}
