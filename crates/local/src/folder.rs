//! The data folder: everything one installation owns, and who may hold it.
//!
//! It belongs to one `crm up` at a time; a second one is refused with the number of the first.
//! Nobody but its owner may look inside.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const LOCK: &str = "lock";

/// A data folder held by this process until the value is dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if needed and locks it.
    pub fn open(path: &Path) -> Result<Folder> {
        make_private(path)?;
        let path = path.canonicalize().with_context(|| format!("cannot find {}", path.display()))?;
        refuse_strange_content(&path)?;
        let lock = lock(&path)?;
        Ok(Folder { path, _lock: lock })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A folder inside, readable by its owner alone.
    pub fn subfolder(&self, name: &str) -> Result<PathBuf> {
        let path = self.join(name);
        make_private(&path)?;
        Ok(path)
    }

    /// Lets another account pass through (not list) the folder: PostgreSQL won't run as root, and
    /// what it owns lies inside. Every file here stays readable by its owner alone.
    pub(crate) fn let_through(&self) -> Result<()> {
        set_mode(&self.path, 0o711)
    }

    pub(crate) fn remove(self) -> Result<()> {
        let cluster = self.join("postgres");
        if cluster.is_symlink() {
            fs::remove_dir_all(cluster.canonicalize()?)?;
        }
        fs::remove_dir_all(&self.path).with_context(|| format!("cannot remove {}", self.path.display()))
    }
}

fn make_private(path: &Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(error).with_context(|| format!("cannot make {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// `--data ~` by mistake must not end with a home folder changed.
fn refuse_strange_content(path: &Path) -> Result<()> {
    let empty =
        fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?.next().is_none();
    if !empty && !path.join(LOCK).exists() {
        bail!("{} is not empty and not a Kehu data folder: name an empty or a new one", path.display());
    }
    let mode = fs::metadata(path)?.permissions().mode();
    if empty && mode & 0o077 != 0 {
        set_mode(path, 0o700)?;
    }
    Ok(())
}

fn lock(path: &Path) -> Result<File> {
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path.join(LOCK))
        .with_context(|| format!("cannot open {}", path.join(LOCK).display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder)?;
            bail!(
                "{} is in use by another crm (process {}): stop that one first",
                path.display(),
                holder.trim()
            );
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("cannot lock {}", path.display()));
        }
    }
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())?;
    Ok(file)
}

fn set_mode(path: &Path, mode: u32) -> Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode))
        .with_context(|| format!("cannot change the rights of {}", path.display()))
}

/// Writes a file that is either wholly there or not at all, readable by its owner alone.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<()> {
    let write = || -> std::io::Result<()> {
        let unfinished = path.with_extension("unfinished");
        if unfinished.exists() {
            fs::remove_file(&unfinished)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
