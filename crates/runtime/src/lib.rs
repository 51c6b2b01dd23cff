//! ServiceDef, run(), config, telemetry, gRPC layers, clients, policy cache, health.

pub mod status;
pub mod upstream;
