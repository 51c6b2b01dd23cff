//! The outermost layer: every request gets an id, a span and a measurement, every refusal its words.

use std::{any::Any, time::Instant};

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use runtime::{
    layers::metadata::{self, REQUEST_ID, TRACE_PARENT},
    telemetry,
};
use tracing::Instrument;

use crate::{caller, gateway::RequestId, problem::Problem};

/// The address pattern that answered, for measurements: ids would make as many as there are records.
#[derive(Debug, Clone)]
pub struct Pattern(pub String);

/// Names the request, runs it, renders a bare problem in the caller's language.
pub async fn name_and_render(mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    metadata::name(request.headers_mut());
    let request_id = metadata::request_id(request.headers());
    let locale = caller::locale(request.headers());
    let method = request.method().clone();
    request.extensions_mut().insert(RequestId(request_id.clone()));
    let span = tracing::info_span!(
        "http",
        otel.name = tracing::field::Empty,
        otel.kind = "server",
        method = %method,
        request_id,
        status = tracing::field::Empty,
    );
    telemetry::join(&span, metadata::text(request.headers(), &TRACE_PARENT));

    let mut response = next.run(request).instrument(span.clone()).await;
    let pattern = response.extensions_mut().remove::<Pattern>().map_or("unknown".to_owned(), |p| p.0);
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem.render(locale, &request_id);
    }
    let status = response.status().as_u16();
    span.record("status", status);
    span.record("otel.name", format!("{method} {pattern}"));
    let verb = method.to_string();
    let labels = [("method", verb), ("path", pattern), ("status", status.to_string())];
    metrics::counter!("crm_http_total", &labels).increment(1);
    metrics::histogram!("crm_http_seconds", &labels).record(began.elapsed().as_secs_f64());

    let headers = response.headers_mut();
    caller::put(headers, REQUEST_ID, &request_id);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(header::VARY)
        .or_insert(HeaderValue::from_static("accept-language, accept-encoding, authorization, cookie"));
    response
}

/// A panic ends its own request only, and is told like any fault.
pub fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    Problem::from(kernel::Error::internal(format!("the edge panicked: {said}"))).into_response()
}
