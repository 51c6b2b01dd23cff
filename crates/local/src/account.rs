//! Under which account PostgreSQL runs: it refuses root, so root lends it another one.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use nix::unistd::{Uid, User};

/// Accounts that may own the database when root starts it, best first.
const CANDIDATES: [&str; 3] = ["kehu", "postgres", "nobody"];

#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub name: String,
    uid: u32,
    gid: u32,
}

impl Account {
    /// None for an ordinary user: PostgreSQL then runs as that user. A folder that already belongs
    /// to somebody stays his.
    pub(crate) fn for_postgres(owned: &Path) -> Result<Option<Account>> {
        if !Uid::effective().is_root() {
            return Ok(None);
        }
        let owner = fs::metadata(owned).ok().map(|folder| folder.uid()).filter(|uid| *uid != 0);
        let user = match owner {
            Some(uid) => User::from_uid(Uid::from_raw(uid))?,
            None => CANDIDATES.iter().find_map(|name| User::from_name(name).ok().flatten()),
        };
        match user {
            Some(user) => {
                Ok(Some(Account { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw() }))
            }
            None => bail!(
                "PostgreSQL does not run as root and there is no account 'kehu': make one with `useradd --system kehu`"
            ),
        }
    }

    /// Makes the command run under this account.
    pub(crate) fn lend(&self, command: &mut Command) {
        command.uid(self.uid).gid(self.gid);
    }

    pub(crate) fn own(&self, path: &Path) -> Result<()> {
        chown(path, Some(self.uid), Some(self.gid))
            .with_context(|| format!("cannot give {} to '{}'", path.display(), self.name))
    }

    /// Whether the account may pass every folder on the way to this one.
    pub(crate) fn reaches(&self, path: &Path) -> bool {
        path.ancestors().skip(1).filter_map(|folder| fs::metadata(folder).ok()).all(|folder| {
            let mode = folder.mode();
            mode & 0o001 != 0
                || (folder.uid() == self.uid && mode & 0o100 != 0)
                || (folder.gid() == self.gid && mode & 0o010 != 0)
        })
    }
}
