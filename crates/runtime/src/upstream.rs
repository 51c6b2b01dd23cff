//! The way to a service, whether it runs in this process or behind an address: one boxed type, so
//! that callers cannot tell and both ways pass the same layers.

use std::fmt;

use tonic::{body::Body, transport::Channel};
use tower::{BoxError, Service, ServiceExt, util::BoxCloneSyncService};

/// A service's gRPC surface: cheap to clone, usable as the transport of any generated client.
pub type BoxedGrpc = BoxCloneSyncService<http::Request<Body>, http::Response<Body>, UpstreamError>;

/// The service could not be reached at all (a refusal of the service is a response, not this).
#[derive(Debug)]
pub struct UpstreamError(BoxError);

impl UpstreamError {
    /// Wraps whatever the transport said.
    pub fn new(cause: impl Into<BoxError>) -> Self {
        Self(cause.into())
    }
}

impl fmt::Display for UpstreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "service unreachable: {}", self.0)
    }
}

impl std::error::Error for UpstreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// A service of this process: its `Routes`, bare or within layers.
pub fn in_process<S>(service: S) -> BoxedGrpc
where
    S: Service<http::Request<Body>, Response = http::Response<Body>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send + 'static,
{
    BoxCloneSyncService::new(service.map_err(UpstreamError::new))
}

/// A service behind an address.
pub fn remote(channel: Channel) -> BoxedGrpc {
    BoxCloneSyncService::new(channel.map_err(UpstreamError::new))
}

#[cfg(test)]
mod tests {
    use tonic::service::Routes;

    use super::*;

    #[tokio::test]
    async fn a_service_of_this_process_answers_through_the_box() {
        let service = in_process(Routes::default().prepare());
        let request = http::Request::post("/crm.nobody.v1.NobodyService/Get").body(Body::empty());
        let answer = service.oneshot(request.expect("a plain request")).await.expect("routes never fail");
        assert_eq!(answer.headers().get("grpc-status").map(|code| code.as_bytes()), Some(&b"12"[..]));
    }
}
