//! The frame that every service runs in: settings, telemetry, the layers before its methods, the
//! ways to other services, rights kept ready in memory.

pub mod clients;
pub mod config;
pub mod layers;
pub mod policy;
pub mod policy_documents;
pub mod status;
pub mod telemetry;
pub mod tokens;
pub mod upstream;

pub use clients::Clients;
pub use config::Config;
pub use layers::{claims, ctx, refuse};
pub use policy::PolicyCache;
pub use tokens::Tokens;
