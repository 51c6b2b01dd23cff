//! ServiceDef, run(), config, telemetry, gRPC layers, clients, policy cache, health.
