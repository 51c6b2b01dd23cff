//! One span and one measurement for each call, joined to the caller's trace.

use std::time::Instant;

use http::{HeaderMap, Request, Response};
use tonic::{Code, Status, body::Body};
use tracing::Span;

use super::metadata;
use crate::telemetry;

/// A call while it runs.
pub struct Call {
    pub span: Span,
    service: &'static str,
    path: String,
    began: Instant,
}

impl Call {
    /// Opens the span under the caller's.
    pub fn begin(service: &'static str, request: &Request<Body>) -> Self {
        let path = request.uri().path().to_owned();
        let request_id = metadata::text(request.headers(), &metadata::REQUEST_ID).unwrap_or_default();
        let span = tracing::info_span!(
            "rpc",
            otel.name = path.trim_start_matches('/'),
            otel.kind = "server",
            service,
            request_id,
            code = tracing::field::Empty,
        );
        telemetry::join(&span, metadata::text(request.headers(), &metadata::TRACE_PARENT));
        Self { span, service, path, began: Instant::now() }
    }

    /// Closes it with what came of the call. `known` methods only are measured by name, so that
    /// nobody fills the metrics with invented paths.
    pub fn end(self, response: &Response<Body>, known: bool) {
        let code = code(response.headers());
        let path = if known { self.path } else { "unknown".to_owned() };
        self.span.record("code", tracing::field::debug(code));
        let labels = [("service", self.service.to_owned()), ("method", path), ("code", format!("{code:?}"))];
        metrics::counter!("crm_rpc_total", &labels).increment(1);
        metrics::histogram!("crm_rpc_seconds", &labels).record(self.began.elapsed().as_secs_f64());
    }
}

/// A refusal stands in the headers; an answer's status follows its body.
fn code(headers: &HeaderMap) -> Code {
    headers.get(Status::GRPC_STATUS).map_or(Code::Ok, |code| Code::from_bytes(code.as_bytes()))
}
