//! Is everything there that a request may need? Asked by whoever sends traffic here.

use std::{collections::BTreeMap, time::Duration};

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use runtime::upstream::BoxedGrpc;
use tonic::Code;
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};

use crate::gateway::Gateway;

const PATIENCE: Duration = Duration::from_secs(2);

/// 200 when all parts are up, else 503 with the names of those that are down.
pub async fn ready(gateway: &Gateway) -> Response {
    let checks = gateway
        .upstreams
        .by_service
        .iter()
        .map(|(name, upstream)| async move { (name.clone(), is_up(upstream.clone()).await) });
    let mut parts: BTreeMap<String, bool> = futures::future::join_all(checks).await.into_iter().collect();
    if let Some(live) = &gateway.live {
        parts.insert("events".to_owned(), live.is_connected());
    }
    let ready = parts.values().all(|up| *up);
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(serde_json::json!({"ready": ready, "parts": parts}))).into_response()
}

async fn is_up(upstream: BoxedGrpc) -> bool {
    let mut client = HealthClient::new(upstream);
    let asked = client.check(HealthCheckRequest { service: String::new() });
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(answer)) => answer.into_inner().status() == ServingStatus::Serving,
        // it answers, it only doesn't speak of its health
        Ok(Err(status)) => status.code() == Code::Unimplemented,
        Err(_) => false,
    }
}
