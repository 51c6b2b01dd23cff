//! The one door of the product: REST and gRPC from outside become calls to the services, refusals
//! become sentences in the caller's language.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware,
    response::Response,
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
};

pub mod also_wrong;
pub mod api;
pub mod call;
pub mod caller;
pub mod credentials;
pub mod definitions;
pub mod dispatch;
pub mod edge;
pub mod files;
pub mod forms;
pub mod gateway;
pub mod health;
pub mod introspection;
pub mod live;
pub mod openapi;
pub mod own;
pub mod pages;
pub mod passthrough;
pub mod problem;
pub mod reply;
pub mod request;
pub mod routes;
pub mod sentences;
pub mod serve;
pub mod session;
pub mod template;
pub mod transcode;

pub use gateway::{Gateway, GatewayConfig, Upstreams};
pub use live::{Hub, Live, TokenAccess};
pub use pages::{PageFile, Pages};
pub use problem::Problem;
pub use serve::serve;

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
        .layer(CatchPanicLayer::custom(edge::after_panic))
        .layer(middleware::from_fn(edge::name_and_render))
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it))
}

async fn any(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    dispatch::handle(&gateway, request).await
}
