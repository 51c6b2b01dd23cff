//! `crm keys`: the public half of the key that signs users' tokens. Services that run apart verify with
//! it and need not have the key itself.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use local::Secrets;
use runtime::config::{Seed, public_half};

#[derive(Args)]
pub struct Keys {
    /// The data folder of `crm up`, unless CRM_TOKEN_KEY is set
    #[arg(long, default_value = "data")]
    data: PathBuf,

    /// 32 bytes in base64
    #[arg(long, env = "CRM_TOKEN_KEY", hide_env_values = true)]
    token_key: Option<String>,
}

impl Keys {
    pub fn run(self) -> Result<()> {
        let seed = match self.token_key.filter(|key| !key.trim().is_empty()) {
            Some(key) => key,
            None => {
                let secrets = Secrets::read(&self.data);
                secrets.context("set CRM_TOKEN_KEY, or name a data folder by --data")?.token_signing_key
            }
        };
        println!("CRM_TOKEN_PUBLIC_KEY={}", public(&seed)?);
        Ok(())
    }
}

fn public(seed: &str) -> Result<String> {
    let bytes: Option<[u8; 32]> = STANDARD.decode(seed.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    let Some(bytes) = bytes else { bail!("CRM_TOKEN_KEY should be 32 bytes in base64") };
    Ok(STANDARD.encode(public_half(&Seed::new(Box::new(bytes)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_half_is_the_one_that_openssl_makes() {
        // the first test vector of RFC 8032
        let seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
        assert_eq!(public(seed).expect("a key"), "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assert!(public("short").is_err());
    }
}
