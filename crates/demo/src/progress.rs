//! How far the customers are, kept with the company itself, so that any later run goes on from there: in the
//! custom fields of the department above all others.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::api::{Api, text};

/// Customers that are complete, in order; the seed that they were made from, and when the past ends.
pub struct Progress {
    department: String,
    pub seed: u64,
    pub until: DateTime<Utc>,
    pub done: u64,
}

impl Progress {
    /// As an earlier run left it, or the beginning.
    pub fn of(root: &Value, seed: u64) -> Result<Self> {
        let (department, custom) = (text(root, "id"), &root["custom"]);
        let Some(done) = custom["demoDone"].as_u64() else {
            let until = Utc::now() - chrono::Duration::minutes(1);
            let until = DateTime::from_timestamp(until.timestamp(), 0).unwrap_or(until);
            return Ok(Self { department, seed, until, done: 0 });
        };
        let first = custom["demoSeed"].as_u64().unwrap_or_default();
        if first != seed {
            bail!("this company was made from seed {first}; go on with --seed {first}");
        }
        let until = custom["demoUntil"].as_str().and_then(|until| until.parse().ok());
        let until = until.context("the department's custom field demoUntil is no time")?;
        Ok(Self { department, seed, until, done })
    }

    /// Notes it down.
    pub async fn note(&self, api: &Api) -> Result<()> {
        let until = self.until.to_rfc3339_opts(SecondsFormat::Secs, true);
        let custom = json!({"demoSeed": self.seed, "demoUntil": until, "demoDone": self.done});
        api.patch(&format!("/v1/departments/{}", self.department), &json!({"custom": custom})).await.map(drop)
    }
}
