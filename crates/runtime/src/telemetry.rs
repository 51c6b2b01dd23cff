//! What the program tells of itself while it runs: log lines without personal data, one trace over
//! all parts of a call when a collector is named, and measurements for Prometheus.

use std::{io::IsTerminal, time::Duration};

use anyhow::Context as _;
use metrics_exporter_prometheus::PrometheusBuilder;
use opentelemetry::{
    global,
    propagation::{Extractor, Injector},
    trace::{TraceContextExt, TracerProvider as _},
};
use opentelemetry_otlp::WithExportConfig;
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::{LogFormat, TelemetryConfig};

const TRACE_PARENT: &str = "traceparent";
/// Bounds of the latency histograms in seconds.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Sends what is left when dropped.
#[must_use = "traces are sent until this is dropped"]
pub struct Telemetry {
    traces: Option<SdkTracerProvider>,
}

/// Starts logs, traces and measurements; once per process, inside the async runtime.
pub fn start(config: &TelemetryConfig, name: &str) -> anyhow::Result<Telemetry> {
    global::set_text_map_propagator(TraceContextPropagator::new());
    let traces = config.otlp_endpoint.as_deref().map(|endpoint| exporter(endpoint, name)).transpose()?;
    let filter = EnvFilter::try_new(&config.log).context("CRM_LOG is not a filter such as info,sqlx=warn")?;
    let lines = match config.log_format {
        LogFormat::Json => {
            tracing_subscriber::fmt::layer().with_writer(std::io::stderr).json().flatten_event(true).boxed()
        }
        LogFormat::Pretty => {
            let colours = std::io::stderr().is_terminal();
            tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(colours).boxed()
        }
    };
    let spans =
        traces.as_ref().map(|traces| tracing_opentelemetry::layer().with_tracer(traces.tracer("kehu")));
    tracing_subscriber::registry().with(filter).with(lines).with(spans).try_init()?;
    if let Some(address) = config.metrics_listen {
        PrometheusBuilder::new()
            .with_http_listener(address)
            .set_buckets(&BUCKETS)?
            .install()
            .with_context(|| format!("measurements cannot be served at {address}"))?;
    }
    Ok(Telemetry { traces })
}

fn exporter(endpoint: &str, name: &str) -> anyhow::Result<SdkTracerProvider> {
    let exporter = opentelemetry_otlp::SpanExporter::builder()
        .with_tonic()
        .with_endpoint(endpoint)
        .with_timeout(Duration::from_secs(5))
        .build()?;
    let resource = Resource::builder().with_service_name(name.to_owned()).build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

impl Drop for Telemetry {
    fn drop(&mut self) {
        if let Some(Err(cause)) = self.traces.take().map(|traces| traces.shutdown()) {
            tracing::debug!(%cause, "the last traces were not sent");
        }
    }
}

/// Puts a span under the caller's trace.
pub fn join(span: &Span, trace_parent: Option<&str>) {
    if let Some(header) = trace_parent {
        let parent = global::get_text_map_propagator(|propagator| propagator.extract(&Header(header)));
        if parent.span().span_context().is_valid() {
            // without a collector there is nothing to join
            let _ = span.set_parent(parent);
        }
    }
}

/// The present span as a `traceparent`; `None` when no collector is named.
pub fn trace_parent() -> Option<String> {
    let context = Span::current().context();
    if !context.span().span_context().is_valid() {
        return None;
    }
    let mut written = Written(None);
    global::get_text_map_propagator(|propagator| propagator.inject_context(&context, &mut written));
    written.0
}

struct Header<'h>(&'h str);

impl Extractor for Header<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        (key == TRACE_PARENT).then_some(self.0)
    }
    fn keys(&self) -> Vec<&str> {
        vec![TRACE_PARENT]
    }
}

struct Written(Option<String>);

impl Injector for Written {
    fn set(&mut self, key: &str, value: String) {
        if key == TRACE_PARENT {
            self.0 = Some(value);
        }
    }
}
