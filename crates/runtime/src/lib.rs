//! The frame that every service runs in: settings, telemetry, the layers before its methods, the
//! ways to other services, rights kept ready in memory, start and stop.

mod answer;
mod app;
pub mod clients;
pub mod colleague;
pub mod config;
mod connect;
pub mod duplicates;
pub mod follow_ups;
pub mod layers;
pub mod many;
mod nightly;
pub mod operations;
pub mod paper;
pub mod policy;
pub mod policy_documents;
pub mod post;
pub mod registry;
mod repeats;
mod resolver;
pub mod service;
pub mod sheets;
mod standard;
pub mod status;
pub mod telemetry;
pub mod tokens;
pub mod upstream;

pub use answer::{answer, ctx_of, list_request, total};
pub use app::{App, Background, ServiceDef, Started};
pub use clients::{Clients, refusal};
pub use config::Config;
pub use layers::{claims, ctx, refuse};
pub use nightly::{Nightly, nightly};
pub use policy::PolicyCache;
pub use post::Post;
pub use resolver::Resolver;
pub use service::{Running, migrate, start, visit};
pub use tokens::Tokens;
