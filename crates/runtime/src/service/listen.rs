//! A service's own port, for services of other processes: its methods behind the front, health for
//! the cluster, reflection for who explores.

use std::net::SocketAddr;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tonic::{
    service::Routes,
    transport::{Server, server::TcpIncoming},
};
use tonic_health::server::HealthReporter;
use tonic_reflection::server::Builder;

use crate::layers::FrontLayer;

/// Adds what needs no caller.
/// The reporter tells whether the service serves; it does when it starts.
pub async fn with_health_and_reflection(
    service: &str,
    routes: Routes,
) -> anyhow::Result<(Routes, HealthReporter)> {
    let (reporter, health) = tonic_health::server::health_reporter();
    reporter.set_service_status("", tonic_health::ServingStatus::Serving).await;
    let package = format!("crm.{service}.v1");
    let names = proto::POOL.services().filter(|grpc| grpc.package_name() == package);
    let mut reflection = Builder::configure().register_encoded_file_descriptor_set(proto::DESCRIPTORS);
    for name in names {
        reflection = reflection.with_service_name(name.full_name());
    }
    Ok((routes.add_service(health).add_service(reflection.build_v1()?), reporter))
}

/// Listens until told to stop, then ends the calls that run; tells the address.
pub async fn serve(
    address: SocketAddr,
    layer: FrontLayer,
    routes: Routes,
    servers: &TaskTracker,
    stop: CancellationToken,
) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let server = Server::builder()
        .http2_keepalive_interval(Some(std::time::Duration::from_secs(30)))
        .layer(layer)
        .add_routes(routes)
        .serve_with_incoming_shutdown(incoming, stop.cancelled_owned());
    servers.spawn(async move {
        if let Err(cause) = server.await {
            tracing::error!(%cause, %address, "the server broke off");
        }
    });
    Ok(address)
}
