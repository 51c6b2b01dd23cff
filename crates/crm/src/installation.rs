//! The settings of an installation that an operator's command looks into: those of the environment, and
//! what a data folder keeps.

use std::{collections::BTreeMap, path::Path};

use anyhow::Result;
use local::{Addresses, Secrets};
use runtime::Config;

use crate::services;

/// Is there anything to look into: servers named by the environment, or a data folder that had some?
pub fn is_there(data: &Path) -> bool {
    own("CRM_DATABASE_URL").is_some() || data.join("secrets").is_dir()
}

/// Everything a service needs, or what is missing of it.
pub fn settings(data: &Path) -> Result<Config> {
    let mut all: BTreeMap<String, String> =
        std::env::vars().filter(|(name, value)| name.starts_with("CRM_") && !value.is_empty()).collect();
    if data.join("secrets").is_dir() {
        let secrets = Secrets::read(data)?;
        let private = own("CRM_DATABASE_URL").is_none().then(|| Addresses::of(data, &secrets)).flatten();
        for (name, value) in kept(&secrets, private) {
            all.entry(name.to_owned()).or_insert(value);
        }
    }
    let services = services::all();
    let names: Vec<&str> = services.iter().map(|service| service.name).collect();
    Ok(Config::from_map(all, &names)?)
}

fn kept(secrets: &Secrets, private: Option<Addresses>) -> Vec<(&'static str, String)> {
    let mut kept = vec![
        ("CRM_APP_PASSWORD", secrets.app_password.clone()),
        ("CRM_SYSTEM_PASSWORD", secrets.system_password.clone()),
        ("CRM_TOKEN_KEY", secrets.token_signing_key.clone()),
        ("CRM_SERVICE_KEY", secrets.service_key.clone()),
    ];
    if let Some(private) = private {
        kept.push(("CRM_DATABASE_URL", private.database_url));
        kept.push(("CRM_NATS_URL", private.nats_url));
        kept.push(("CRM_NATS_TOKEN", secrets.nats_token.clone()));
    }
    kept
}

fn own(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
