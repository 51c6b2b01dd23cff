//! Where the servers' programs are: named by the environment, brought by `scripts/setup`, or the machine's own.

use std::collections::BTreeSet;
use std::env;
use std::fmt;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use nix::unistd::Uid;

use crate::account::Account;

/// What `scripts/setup` uses as root where the project's own folder cannot be reached by others.
const SYSTEM_TOOLS: &str = "/var/lib/kehu/tools";
const OLDEST_POSTGRES: u32 = 15;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostgresTool {
    pub bin: PathBuf,
    pub major: u32,
}

impl fmt::Display for PostgresTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PostgreSQL {} in {}", self.major, self.bin.display())
    }
}

/// The programs found on this machine.
#[derive(Clone, Debug)]
pub struct Tools {
    postgres: Vec<PostgresTool>,
    nats_server: Option<PathBuf>,
}

impl Tools {
    /// Looks in `CRM_POSTGRES_BIN` (a folder) and `CRM_NATS_SERVER` (a file); else in the tools' folders
    /// (`KEHU_TOOLS`, `.tools` here or above, beside the data folder or above the program); else on the machine.
    pub fn find(data_folder: &Path) -> Tools {
        let tools = tools_folders(data_folder);
        let postgres = match env::var_os("CRM_POSTGRES_BIN") {
            Some(bin) => vec![PathBuf::from(bin)],
            None => {
                tools.iter().map(|folder| folder.join("postgres/bin")).chain(machine_postgres()).collect()
            }
        };
        let nats_server = match env::var_os("CRM_NATS_SERVER") {
            Some(file) => vec![PathBuf::from(file)],
            None => tools.into_iter().chain(search_path()).map(|folder| folder.join("nats-server")).collect(),
        };
        let mut seen = BTreeSet::new();
        Tools {
            postgres: postgres
                .into_iter()
                .filter_map(|bin| bin.canonicalize().ok())
                .filter(|bin| seen.insert(bin.clone()))
                .filter_map(postgres_tool)
                .collect(),
            nats_server: nats_server
                .into_iter()
                .filter_map(|file| file.canonicalize().ok())
                .find(|file| file.is_file()),
        }
    }

    /// What was found, a line each, for a person to read.
    pub fn report(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.postgres.iter().map(PostgresTool::to_string).collect();
        if lines.is_empty() {
            lines.push("PostgreSQL: none found, run scripts/setup".to_owned());
        }
        lines.push(match &self.nats_server {
            Some(program) => format!("NATS: {}", program.display()),
            None => "NATS: none found, run scripts/setup".to_owned(),
        });
        lines
    }

    /// The PostgreSQL for a cluster of that major version, or for a new one, that the account can run.
    pub(crate) fn postgres(&self, major: Option<u32>, account: Option<&Account>) -> Result<PostgresTool> {
        let fits = |tool: &&PostgresTool| {
            let is_right = major.map_or(tool.major >= OLDEST_POSTGRES, |major| tool.major == major);
            is_right && account.is_none_or(|account| account.reaches(&tool.bin.join("postgres")))
        };
        if let Some(tool) = self.postgres.iter().find(fits) {
            return Ok(tool.clone());
        }
        let found: Vec<String> = self.postgres.iter().map(PostgresTool::to_string).collect();
        let found = match found.is_empty() {
            true => "none was found".to_owned(),
            false => format!("found {}", found.join(", ")),
        };
        match (major, account) {
            (Some(major), _) => bail!(
                "this data folder was made by PostgreSQL {major} and no other version can open it ({found}): \
                 install PostgreSQL {major} or name its programs by CRM_POSTGRES_BIN"
            ),
            (None, Some(account)) => bail!(
                "no PostgreSQL {OLDEST_POSTGRES} or newer that '{}' can run ({found}): run scripts/setup, or name its programs by CRM_POSTGRES_BIN",
                account.name
            ),
            (None, None) => bail!(
                "no PostgreSQL {OLDEST_POSTGRES} or newer ({found}): run scripts/setup, or name its programs by CRM_POSTGRES_BIN"
            ),
        }
    }

    pub(crate) fn nats_server(&self) -> Result<PathBuf> {
        match &self.nats_server {
            Some(program) => Ok(program.clone()),
            None => {
                bail!("no nats-server was found: run scripts/setup, or name it by CRM_NATS_SERVER")
            }
        }
    }
}

fn tools_folders(data_folder: &Path) -> Vec<PathBuf> {
    if let Some(folder) = env::var_os("KEHU_TOOLS") {
        return vec![folder.into()];
    }
    let data_folder = std::path::absolute(data_folder).ok();
    let starts = [env::current_dir().ok(), data_folder, env::current_exe().ok()];
    let places = starts.iter().flatten().flat_map(|start| start.ancestors());
    places
        .map(|place| place.join(".tools"))
        .chain([PathBuf::from(SYSTEM_TOOLS)])
        .filter(|folder| is_trusted(folder))
        .collect()
}

/// Programs that a stranger left in a folder above, such as /tmp, must not be run.
fn is_trusted(folder: &Path) -> bool {
    let me = Uid::effective().as_raw();
    fs::metadata(folder).is_ok_and(|folder| folder.uid() == 0 || folder.uid() == me)
}

fn search_path() -> Vec<PathBuf> {
    env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default()
}

/// Debian keeps every major version in its own folder, outside the search path.
fn machine_postgres() -> Vec<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told = told.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim().to_owned()));
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|folders| folders.filter_map(|folder| Some(folder.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    debian.sort();
    told.into_iter().chain(debian.into_iter().rev()).chain(search_path()).collect()
}

/// None unless the folder holds a server that says its version.
fn postgres_tool(bin: PathBuf) -> Option<PostgresTool> {
    if !bin.join("initdb").is_file() {
        return None;
    }
    let output = Command::new(bin.join("postgres")).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(PostgresTool { major: major(&text)?, bin })
}

/// From `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major(version: &str) -> Option<u32> {
    let number = version.split("(PostgreSQL) ").nth(1)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The end of a server's log, on one line: the reason is there.
pub(crate) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(4)..].join(" | ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn tools(majors: &[u32]) -> Tools {
        let tool = |major: &u32| PostgresTool { bin: PathBuf::from(format!("/pg/{major}")), major: *major };
        Tools { postgres: majors.iter().map(tool).collect(), nats_server: None }
    }

    #[test]
    fn the_version_is_read_from_what_postgres_says() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("command not found"), None);
    }

    #[test]
    fn an_existing_cluster_gets_the_version_that_made_it() {
        assert_eq!(tools(&[18, 15]).postgres(Some(15), None).unwrap().major, 15);
        let refusal = tools(&[18]).postgres(Some(15), None).unwrap_err().to_string();
        assert!(
            refusal.contains("made by PostgreSQL 15") && refusal.contains("found PostgreSQL 18"),
            "{refusal}"
        );
    }

    #[test]
    fn a_new_cluster_is_not_made_by_an_old_version() {
        assert_eq!(tools(&[14, 16]).postgres(None, None).unwrap().major, 16);
        assert!(tools(&[14]).postgres(None, None).is_err());
    }
}
