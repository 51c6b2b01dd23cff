//! How far the customers are, kept with the company itself, so that any later run goes on from there: in the
//! custom fields of the department above all others.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::{
    api::{Api, text},
    story::WORKED_WITH,
};

/// Customers that are complete, in order; the seed that they were made from, and when the past ends.
pub struct Progress {
    department: String,
    pub seed: u64,
    pub until: DateTime<Utc>,
    pub done: u64,
    /// How far the lists reach that were begun: a row is known again by its list, so the same lists come again.
    begun: u64,
}

/// Customers of one list, while each has much to tell and then.
const FEW: u64 = 1000;
const MANY: u64 = 50_000;

impl Progress {
    /// As an earlier run left it, or the beginning.
    pub fn of(root: &Value, seed: u64) -> Result<Self> {
        let (department, custom) = (text(root, "id"), &root["custom"]);
        let Some(done) = custom["demoDone"].as_u64() else {
            let until = Utc::now() - chrono::Duration::minutes(1);
            let until = DateTime::from_timestamp(until.timestamp(), 0).unwrap_or(until);
            return Ok(Self { department, seed, until, done: 0, begun: 0 });
        };
        let first = custom["demoSeed"].as_u64().unwrap_or_default();
        if first != seed {
            bail!("this company was made from seed {first}; go on with --seed {first}");
        }
        let until = custom["demoUntil"].as_str().and_then(|until| until.parse().ok());
        let until = until.context("the department's custom field demoUntil is no time")?;
        let begun = custom["demoBegun"].as_u64().unwrap_or_default();
        Ok(Self { department, seed, until, done, begun })
    }

    /// Begins the next lists of `all` customers; gives where they end.
    pub async fn begin(&mut self, api: &Api, all: u64) -> Result<u64> {
        if self.begun <= self.done {
            let end = match self.done {
                done if done < WORKED_WITH => (done + FEW).min(WORKED_WITH),
                done => (done / MANY + 1) * MANY,
            };
            self.begun = end.min(all);
            self.note(api).await?;
        }
        Ok(self.begun)
    }

    /// The lists are in, and all that was told beside them.
    pub async fn end(&mut self, api: &Api) -> Result<()> {
        self.done = self.begun;
        self.note(api).await
    }

    /// Notes it down.
    async fn note(&self, api: &Api) -> Result<()> {
        let until = self.until.to_rfc3339_opts(SecondsFormat::Secs, true);
        let custom = json!({"demoSeed": self.seed, "demoUntil": until, "demoDone": self.done, "demoBegun": self.begun});
        api.patch(&format!("/v1/departments/{}", self.department), &json!({"custom": custom})).await.map(drop)
    }
}
