//! The one door of the product: REST and gRPC from outside become calls to the services, refusals
//! become sentences in the caller's language.

use std::{future::Future, io, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{Request, State},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
};
use http::header;
use tokio::net::TcpListener;
use tower_http::compression::{
    CompressionLayer,
    predicate::{DefaultPredicate, Predicate, SizeAbove},
};

pub mod api;
pub mod call;
pub mod caller;
pub mod credentials;
pub mod edge;
pub mod gateway;
pub mod introspection;
pub mod openapi;
pub mod passthrough;
pub mod problem;
pub mod reply;
pub mod request;
pub mod routes;
pub mod sentences;
pub mod session;
pub mod template;
pub mod transcode;

pub use gateway::{Gateway, GatewayConfig, Upstreams};
pub use problem::Problem;

/// Everything that is answered at the one address.
pub fn router(gateway: Gateway) -> Router {
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(1024));
    Router::new()
        .route("/openapi.json", get(description))
        .fallback(any)
        .with_state(Arc::new(gateway))
        .layer(middleware::from_fn(edge::name_and_render))
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it))
}

async fn any(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    if passthrough::is_grpc(request.headers()) {
        return passthrough::handle(&gateway, request).await;
    }
    transcode::handle(&gateway, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn description(State(gateway): State<Arc<Gateway>>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], gateway.openapi()).into_response()
}

/// Serves HTTP/1.1 and HTTP/2 on one listener until `shutdown`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small packets may wait");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown).await
}
