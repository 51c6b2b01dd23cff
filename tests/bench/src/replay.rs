//! A request's own statements as a pgbench script: what differs from request to request (new ids, the id
//! that is asked for) differs here too; everything else is as it was seen.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use tokio::process::Command;
use uuid::Uuid;

use crate::{
    capture::Statement,
    customers::{Customers, STEP},
    product::Product,
};

/// What an id that differs between two like requests is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Varying {
    /// Made for this request.
    Fresh,
    /// Of one of the representative's customers.
    OneOfReps,
}

/// A script with its values.
pub struct Script {
    path: PathBuf,
    values: Vec<(String, String)>,
}

/// Where pgbench is: beside the server that the product runs.
pub async fn pgbench(product: &Product) -> Result<PathBuf> {
    let mut connection = product.database("postgres").await?;
    let folder: String = sqlx::query_scalar("select setting from pg_config where name = 'BINDIR'")
        .fetch_one(&mut connection)
        .await?;
    let program = Path::new(&folder).join("pgbench");
    if !program.exists() {
        bail!(
            "pgbench is not in {folder}, so that only the product's own rates are told; it comes with PostgreSQL \
             (on Debian or Ubuntu: `apt-get install postgresql`), or name a folder that has it by CRM_POSTGRES_BIN"
        );
    }
    Ok(program)
}

impl Script {
    /// From two captures of the same request with other ids.
    pub fn write(
        path: PathBuf,
        pair: &[Vec<Statement>],
        varying: Varying,
        customers: &Customers,
    ) -> Result<Self> {
        let [one, two] = pair else { bail!("two captures make a script") };
        let same = one.len() == two.len() && one.iter().zip(two).all(|(a, b)| a.sql == b.sql);
        if !same {
            bail!("two like requests had different statements:\n{one:#?}\n{two:#?}");
        }
        let people = customers.company.people.len() as u64;
        let begin = customers.begin.timestamp_millis();
        let mut text = match varying {
            Varying::Fresh => "\\set seq :seq + 1\n\\set at :begin + :seq\n".to_owned(),
            Varying::OneOfReps => format!(
                "\\set k random(0, {})\n\\set at {begin} + (:k * {people} + {}) * {STEP}\n",
                customers.count / people - 1,
                customers.company.rep
            ),
        };
        let mut values = vec![];
        let mut fresh = vec![];
        for (statement, other) in one.iter().zip(two) {
            let mut places = vec![];
            for (value, other) in statement.parameters.iter().zip(&other.parameters) {
                places.push(match value {
                    None => "null".to_owned(),
                    Some(value) if Some(value) != other.as_ref() && Uuid::parse_str(value).is_ok() => {
                        let at = fresh.iter().position(|known| known == value).unwrap_or_else(|| {
                            fresh.push(value.clone());
                            fresh.len() - 1
                        });
                        id(varying, at)
                    }
                    // keys by which nobody else is found, or all copies would wait for one another
                    Some(value) if statement.sql.contains("match_heads") && elements(value).is_some() => {
                        let mut listed = vec![];
                        for element in elements(value).unwrap_or_default() {
                            if Uuid::parse_str(&element).is_ok() {
                                let at =
                                    fresh.iter().position(|known| *known == element).unwrap_or_else(|| {
                                        fresh.push(element.clone());
                                        fresh.len() - 1
                                    });
                                listed.push(id(varying, at));
                            } else {
                                let name = format!("v{}", values.len());
                                let more = match is_key(&element) {
                                    true => format!(" || {}::text", id(varying, 0)),
                                    false => "::text".to_owned(),
                                };
                                values.push((name.clone(), element));
                                listed.push(format!(":{name}{more}"));
                            }
                        }
                        format!("array[{}]", listed.join(", "))
                    }
                    Some(value) => {
                        let name = format!("v{}", values.len());
                        values.push((name.clone(), value.clone()));
                        format!(":{name}{}", cast(value))
                    }
                });
            }
            text.push_str(&lines(&filled(&statement.sql, &places)));
        }
        fs::write(&path, text)?;
        Ok(Self { path, values })
    }

    /// Transactions a second of PostgreSQL alone.
    pub async fn run(
        &self,
        program: &Path,
        product: &Product,
        run: u64,
        clients: usize,
        time: Duration,
    ) -> Result<f64> {
        let mut command = Command::new(program);
        command
            .args(["-n", "-M", "prepared", "-j", "2", "-h", "127.0.0.1", "-U", "crm_app"])
            .args(["-c", &clients.to_string(), "-T", &time.as_secs().max(1).to_string()])
            .args(["-p", &product.port_of("postgres")?.to_string()])
            .arg("-f")
            .arg(&self.path)
            .args(["-D", "seq=0", "-D", &format!("run={run}")])
            .args(["-D", &format!("begin={}", chrono::Utc::now().timestamp_millis())])
            .env("PGPASSWORD", product.secret("app-password")?)
            .env("PGOPTIONS", "-c search_path=app");
        for (name, value) in &self.values {
            command.args(["-D", &format!("{name}={value}")]);
        }
        let output = command.arg("crm_customers").output().await?;
        let told = String::from_utf8_lossy(&output.stdout);
        let rate = told.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        if !output.status.success() {
            bail!("pgbench on {}: {}", self.path.display(), String::from_utf8_lossy(&output.stderr));
        }
        rate.context("pgbench told no rate")
    }
}

/// An id made of the time, the run and the client, as version 7 is: new ones lie side by side.
fn id(varying: Varying, at: usize) -> String {
    match varying {
        Varying::Fresh => format!(
            "(lpad(to_hex(:at::bigint), 12, '0') || '7' || lpad(to_hex(:run::bigint), 3, '0') || '8{at:03x}' \
             || lpad(to_hex(:client_id::bigint), 12, '0'))::uuid"
        ),
        Varying::OneOfReps => {
            "(lpad(to_hex(:at::bigint), 12, '0') || '70008000000000000000')::uuid".to_owned()
        }
    }
}

/// `p:+8613800138000`; the words by which similar names are found stay, so that as many are found.
fn is_key(element: &str) -> bool {
    element.chars().nth(1) == Some(':')
}

/// What stands in a list; an empty one has nothing to vary.
fn elements(list: &str) -> Option<Vec<String>> {
    let inside = list.strip_prefix('{')?.strip_suffix('}').filter(|inside| !inside.is_empty())?;
    let (mut found, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in inside.chars() {
        let last = found.last_mut()?;
        match c {
            _ if std::mem::take(&mut escaped) => last.push(c),
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            _ => last.push(c),
        }
    }
    Some(found)
}

/// The product names its parameters' types; where PostgreSQL could not guess them we must too.
fn cast(value: &str) -> &'static str {
    let list = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let first = list.and_then(|list| list.split(',').next()).unwrap_or_default();
    let json = serde_json::from_str::<serde_json::Value>(value).is_ok();
    let start = value.get(..19).unwrap_or_default();
    let time = chrono::NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M:%S").is_ok();
    match () {
        () if list.is_none() && Uuid::parse_str(value).is_ok() => "::uuid",
        () if Uuid::parse_str(first).is_ok() => "::uuid[]",
        () if time => "::timestamptz",
        () if list.is_some() && !json && !first.is_empty() => "::text[]",
        () => "",
    }
}

/// `$1` by the first place and so on.
fn filled(sql: &str, places: &[String]) -> String {
    let mut text = String::new();
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match after[..digits].parse::<usize>().ok().and_then(|n| places.get(n - 1)) {
            Some(place) => text.push_str(place),
            None => text.push_str(&format!("${}", &after[..digits])),
        }
        rest = &after[digits..];
    }
    text + rest
}

/// Several statements sent at once stay one round trip.
fn lines(sql: &str) -> String {
    let one_line = sql.replace('\n', " ");
    let parts: Vec<&str> = one_line.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let text: String = parts.iter().map(|part| format!("{part};\n")).collect();
    if parts.len() > 1 { format!("\\startpipeline\n{text}\\endpipeline\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_take_their_places() {
        let places: Vec<String> = (1..=11).map(|n| format!(":p{n}")).collect();
        assert_eq!(filled("a = $1 and b = $11::text", &places), "a = :p1 and b = :p11::text");
    }

    #[test]
    fn what_is_sent_at_once_stays_at_once() {
        assert_eq!(lines("begin; select 1"), "\\startpipeline\nbegin;\nselect 1;\n\\endpipeline\n");
        assert_eq!(lines("ROLLBACK"), "ROLLBACK;\n");
    }

    #[test]
    fn a_list_is_taken_apart() {
        assert_eq!(
            elements("{n:a,\"=hua wei\",\"a,\\\"b\"}").unwrap_or_default(),
            ["n:a", "=hua wei", "a,\"b"]
        );
        assert_eq!(elements("{}"), None);
        assert_eq!(elements("plain"), None);
    }

    #[test]
    fn types_are_told_where_a_value_shows_them() {
        assert_eq!(cast("019c0000-0000-7000-8000-000000000000"), "::uuid");
        assert_eq!(cast("{019c0000-0000-7000-8000-000000000000}"), "::uuid[]");
        assert_eq!(cast("2026-01-01 00:00:00.1+00"), "::timestamptz");
        assert_eq!(cast("{20:a,\"20:b c\"}"), "::text[]");
        assert_eq!(cast("{\"a\": 1}"), "");
        assert_eq!(cast("{}"), "");
    }
}
