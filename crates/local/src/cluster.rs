//! The database's files: where they lie, whose they are, which PostgreSQL can open them.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::account::Account;
use crate::folder::{Folder, write_private};
use crate::tools::{PostgresTool, Tools, last_lines};
use crate::{Profile, Secrets};

/// Where the database of a folder goes when root holds the folder and PostgreSQL's account cannot
/// reach it, as below /root. The data folder then has a link to it.
const SYSTEM_PLACE: &str = "/var/lib/kehu";

pub(crate) struct Cluster {
    pub path: PathBuf,
    tool: PostgresTool,
    account: Option<Account>,
}

impl Cluster {
    pub(crate) fn find(folder: &Folder, tools: &Tools) -> Result<Cluster> {
        let account = Account::for_postgres(&folder.join("postgres"))?;
        let path = place(folder, account.as_ref())?.join("cluster");
        let tool = tools.postgres(major_of(&path)?, account.as_ref())?;
        Ok(Cluster { path, tool, account })
    }

    /// Makes the files if there are none; in a folder of another name first, so that a crash in
    /// the middle leaves no half cluster.
    pub(crate) async fn make(&self, secrets: &Secrets, profile: Profile) -> Result<()> {
        if self.path.exists() {
            return Ok(());
        }
        let unfinished = self.path.with_file_name("unfinished");
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        let password = self.path.with_file_name("password");
        write_private(&password, &secrets.postgres_password)?;
        if let Some(account) = &self.account {
            account.own(&password)?;
        }
        let made = self.initdb(&unfinished, &password, profile).await;
        fs::remove_file(&password)?;
        made?;
        fs::rename(&unfinished, &self.path)?;
        Ok(())
    }

    async fn initdb(&self, into: &Path, password: &Path, profile: Profile) -> Result<()> {
        let mut command = self.command("initdb");
        command.arg("-D").arg(into).args([
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--auth=scram-sha-256",
            "--data-checksums",
            "--no-instructions",
        ]);
        command.arg(format!("--pwfile={}", password.display()));
        if self.tool.major >= 17 {
            command.args(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]);
        }
        if profile == Profile::Test {
            command.arg("--no-sync");
        }
        let made = tokio::process::Command::from(command)
            .kill_on_drop(true)
            .output()
            .await
            .with_context(|| format!("cannot run initdb in {}", self.tool.bin.display()))?;
        if !made.status.success() {
            bail!("cannot make the database: {}", last_lines(&String::from_utf8_lossy(&made.stderr)));
        }
        Ok(())
    }

    /// One of PostgreSQL's programs, under the right account, free of the user's own settings:
    /// PGDATA, PGPORT and the like speak of other servers.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.tool.bin.join(program));
        if let Some(account) = &self.account {
            account.lend(&mut command);
        }
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        command
    }
}

/// The major version that made the cluster, which alone can open it.
fn major_of(cluster: &Path) -> Result<Option<u32>> {
    if !cluster.exists() {
        return Ok(None);
    }
    let file = cluster.join("PG_VERSION");
    let unreadable = || format!("cannot read a version from {}", file.display());
    let text = fs::read_to_string(&file).with_context(unreadable)?;
    Ok(Some(text.trim().parse().with_context(unreadable)?))
}

/// The folder that PostgreSQL's account owns, with the cluster inside.
fn place(folder: &Folder, account: Option<&Account>) -> Result<PathBuf> {
    let inside = folder.join("postgres");
    if inside.is_symlink() {
        return inside
            .canonicalize()
            .with_context(|| format!("the database is missing where {} leads", inside.display()));
    }
    match account {
        None => folder.subfolder("postgres"),
        Some(account) if account.reaches(folder.path()) => {
            folder.let_through()?;
            let place = folder.subfolder("postgres")?;
            account.own(&place)?;
            Ok(place)
        }
        Some(account) if inside.exists() => bail!(
            "PostgreSQL runs as '{}', which cannot reach {}: move the data folder, or let others pass the folders above it",
            account.name,
            inside.display()
        ),
        Some(account) => system_place(&inside, account),
    }
}

fn system_place(inside: &Path, account: &Account) -> Result<PathBuf> {
    let place = Path::new(SYSTEM_PLACE).join(format!("{:016x}", rand::random::<u64>()));
    fs::create_dir_all(&place).with_context(|| format!("cannot make {}", place.display()))?;
    fs::set_permissions(&place, Permissions::from_mode(0o700))?;
    account.own(&place)?;
    symlink(&place, inside)?;
    tracing::info!(
        "PostgreSQL runs as '{}', which cannot reach {}: the database is in {}",
        account.name,
        inside.display(),
        place.display()
    );
    Ok(place)
}
