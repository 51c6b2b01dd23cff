//! The one door of the product: REST and gRPC from outside become calls to the services, refusals
//! become sentences in the caller's language.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    middleware,
    response::{IntoResponse, Response},
    serve::ListenerExt,
};
use tokio::{net::TcpListener, sync::oneshot};
use tower_http::compression::{
    CompressionLayer,
    predicate::{DefaultPredicate, Predicate, SizeAbove},
};

pub mod api;
pub mod call;
pub mod caller;
pub mod credentials;
pub mod definitions;
pub mod dispatch;
pub mod edge;
pub mod files;
pub mod gateway;
pub mod health;
pub mod introspection;
pub mod live;
pub mod openapi;
pub mod own;
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
pub use live::{Hub, Live, TokenAccess};
pub use problem::Problem;

/// Everything that is answered at the one address.
pub fn router(gateway: Gateway) -> Router {
    // files are mostly packed already, and their length should stay known
    let no_file = |_: http::StatusCode, _: http::Version, headers: &http::HeaderMap, _: &http::Extensions| {
        !headers.contains_key(http::header::CONTENT_DISPOSITION)
    };
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(1024)).and(no_file);
    Router::new()
        .fallback(any)
        .with_state(Arc::new(gateway))
        .layer(middleware::from_fn(edge::name_and_render))
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it))
}

async fn any(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    dispatch::handle(&gateway, request).await.unwrap_or_else(IntoResponse::into_response)
}

/// How long requests under way may still take when we stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

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
    let (told, stopping) = oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        shutdown.await;
        drop(told);
    });
    let patience = async {
        // the other end is dropped when stopping begins
        let _ = stopping.await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        served = server => served,
        () = patience => Ok(()),
    }
}
