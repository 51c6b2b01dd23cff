//! What the services must be told from outside: where their servers are, and their keys.
//!
//! `crm up` fills it from the data folder, a cluster by environment variables.

use clap::Args;

#[derive(Args, Clone)]
pub struct Settings {
    /// A PostgreSQL role that may create databases and roles
    #[arg(long, env = "CRM_DATABASE_URL", hide_env_values = true)]
    pub database_url: String,

    #[arg(long, env = "CRM_NATS_URL", hide_env_values = true)]
    pub nats_url: String,

    #[arg(long, env = "CRM_NATS_TOKEN", hide_env_values = true)]
    pub nats_token: Option<String>,

    /// Seed of the key that signs people's tokens: 32 bytes in base64
    #[arg(long, env = "CRM_TOKEN_SIGNING_KEY", hide_env_values = true)]
    pub token_signing_key: String,

    /// Seed of the key that signs calls between services: 32 bytes in base64
    #[arg(long, env = "CRM_SERVICE_KEY", hide_env_values = true)]
    pub service_key: String,
}
