//! The statements of one request, read from PostgreSQL's log while the running product answers it.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::PathBuf,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::Value as Json;
use sqlx::{AssertSqlSafe, PgConnection};

use crate::{
    http::{Ask, Client},
    product::Product,
};

/// Repeats after which the product has its statements prepared.
const WARM: usize = 24;

/// What the service asks once in a while to know that its database is there, whoever is served meanwhile.
const HEALTH: &str = "select 1";

/// One statement with its parameters; `None` for null.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub sql: String,
    pub parameters: Vec<Option<String>>,
}

/// The log of the product's PostgreSQL, set to tell every statement of the services.
pub struct Log {
    path: PathBuf,
}

/// Turns it on or off; new connections follow.
pub async fn tell(product: &Product, on: bool) -> Result<()> {
    let mut connection = product.database("crm_customers").await?;
    let settings = match on {
        true => [
            "alter role crm_app set log_min_duration_statement = 0",
            "alter role crm_app set log_error_verbosity = 'default'",
            "alter system set log_destination = 'jsonlog'",
        ],
        false => [
            "alter role crm_app reset log_min_duration_statement",
            "alter role crm_app reset log_error_verbosity",
            "alter system reset log_destination",
        ],
    };
    for sql in settings {
        sqlx::query(sql).execute(&mut connection).await?;
    }
    sqlx::query("select pg_reload_conf()").execute(&mut connection).await?;
    Ok(())
}

impl Log {
    pub async fn of(connection: &mut PgConnection) -> Result<Self> {
        let path: Option<String> = sqlx::query_scalar(AssertSqlSafe(
            "select current_setting('data_directory') || '/' || pg_current_logfile('jsonlog')".to_owned(),
        ))
        .fetch_one(connection)
        .await?;
        Ok(Self { path: path.context("PostgreSQL keeps no log")?.into() })
    }

    /// The statements of two like requests, asked when the product has answered the like of them before.
    pub async fn statements(
        &self,
        product: &Product,
        token: &str,
        ask: impl Fn(usize) -> Ask,
    ) -> Result<Vec<Vec<Statement>>> {
        let mut client = Client::connect(product.port).await?;
        for n in 0..WARM {
            client.ask(&ask(n % 2), token).await?;
        }
        let mut found = vec![];
        for n in 0..2 {
            // what is still written about the one before
            tokio::time::sleep(Duration::from_millis(700)).await;
            let from = self.path.metadata()?.len();
            client.ask(&ask(n), token).await?;
            tokio::time::sleep(Duration::from_millis(700)).await;
            found.push(self.read(from)?);
        }
        Ok(found)
    }

    fn read(&self, from: u64) -> Result<Vec<Statement>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(from))?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let mut found = vec![];
        for line in text.lines() {
            let Ok(entry) = serde_json::from_str::<Json>(line) else { continue };
            let of_service = entry["user"] == "crm_app" && entry["dbname"] == "crm_customers";
            if let (true, Some(message)) = (of_service, entry["message"].as_str()) {
                let told = statement(message, entry["detail"].as_str().unwrap_or_default())?;
                found.extend(told.filter(|told| told.sql != HEALTH));
            }
        }
        if found.is_empty() {
            bail!("no statements were found in {}", self.path.display());
        }
        Ok(found)
    }
}

/// `duration: 0.1 ms  execute s_1: select ...`; parsing and binding are told apart and left out.
fn statement(message: &str, detail: &str) -> Result<Option<Statement>> {
    let Some((_, what)) = message.strip_prefix("duration: ").and_then(|rest| rest.split_once(" ms  ")) else {
        return Ok(None);
    };
    let sql = match what.strip_prefix("execute ") {
        Some(named) => named.split_once(": ").map(|(_, sql)| sql),
        None => what.strip_prefix("statement: "),
    };
    let Some(sql) = sql else { return Ok(None) };
    let told = detail.split_once("arameters: ").map(|(_, told)| told).unwrap_or_default();
    Ok(Some(Statement { sql: sql.to_owned(), parameters: parameters(told)? }))
}

/// `$1 = 'a', $2 = NULL`, quotes doubled.
fn parameters(mut told: &str) -> Result<Vec<Option<String>>> {
    let mut found = vec![];
    while let Some((_, value)) = told.split_once(" = ") {
        let Some(quoted) = value.strip_prefix('\'') else {
            found.push(None);
            told = value.strip_prefix("NULL").context("a parameter that is neither quoted nor null")?;
            continue;
        };
        let mut end = 0;
        loop {
            end += quoted[end..].find('\'').context("a parameter without end")?;
            if !quoted[end + 1..].starts_with('\'') {
                break;
            }
            end += 2;
        }
        found.push(Some(quoted[..end].replace("''", "'")));
        told = &quoted[end + 1..];
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_statement_is_read_with_its_parameters() {
        let told = "Parameters: $1 = 'it''s, $2 = ''x''', $2 = NULL, $3 = '{}'";
        let read = statement("duration: 0.1 ms  execute sqlx_s_1: select $1: x", told).unwrap().unwrap();
        assert_eq!(read.sql, "select $1: x");
        assert_eq!(read.parameters, [Some("it's, $2 = 'x'".to_owned()), None, Some("{}".to_owned())]);
        assert!(statement("duration: 0.1 ms  bind sqlx_s_1: select 1", "").unwrap().is_none());
    }
}
