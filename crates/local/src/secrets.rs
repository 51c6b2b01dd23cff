//! The installation's secrets: made once, kept in files that only the owner reads.
//!
//! They are never printed, logged or put on a command line.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::folder::{Folder, write_private};

#[derive(Clone)]
pub struct Secrets {
    /// Password of PostgreSQL's superuser `postgres`; letters and digits only.
    pub postgres_password: String,
    /// What a client shows to NATS; letters and digits only.
    pub nats_token: String,
    /// Password of the services' role `crm_app`.
    pub app_password: String,
    /// Password of the services' role `crm_system`.
    pub system_password: String,
    /// What the first administrator signs in with, unless another password was named.
    pub first_password: String,
    /// Seed of the key that signs people's tokens: 32 random bytes in base64.
    pub token_signing_key: String,
    /// Seed of the key that signs calls between services: 32 random bytes in base64.
    pub service_key: String,
}

impl Secrets {
    /// Reads the folder's secrets, making those that are missing.
    pub fn of(folder: &Folder) -> Result<Secrets> {
        let place = folder.subfolder("secrets")?;
        let password = place.join("postgres-password");
        if !password.exists() && folder.join("postgres/cluster").exists() {
            bail!(
                "{} is missing: the database cannot be opened without it, restore it from a backup",
                password.display()
            );
        }
        Ok(Secrets {
            postgres_password: kept(&password, hex)?,
            nats_token: kept(&place.join("nats-token"), hex)?,
            app_password: kept(&place.join("app-password"), hex)?,
            system_password: kept(&place.join("system-password"), hex)?,
            first_password: kept(&place.join("first-password"), readable)?,
            token_signing_key: key_seed(&place.join("token-signing-key"))?,
            service_key: key_seed(&place.join("service-key"))?,
        })
    }
}

impl Secrets {
    /// Those of a folder that somebody else may hold; nothing is made.
    pub fn read(folder: &Path) -> Result<Secrets> {
        let place = folder.join("secrets");
        let read = |name: &str| read(&place.join(name));
        Ok(Secrets {
            postgres_password: read("postgres-password")?,
            nats_token: read("nats-token")?,
            app_password: read("app-password")?,
            system_password: read("system-password")?,
            first_password: read("first-password")?,
            token_signing_key: read("token-signing-key")?,
            service_key: read("service-key")?,
        })
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(..)")
    }
}

fn kept(path: &Path, make: fn([u8; 32]) -> String) -> Result<String> {
    if !path.exists() {
        write_private(path, &format!("{}\n", make(rand::random())))?;
    }
    read(path)
}

fn read(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let secret = text.trim();
    if secret.is_empty() {
        bail!("{} is empty: restore it from a backup", path.display());
    }
    Ok(secret.to_owned())
}

fn key_seed(path: &Path) -> Result<String> {
    let seed = kept(path, |bytes| STANDARD.encode(bytes))?;
    match STANDARD.decode(&seed) {
        Ok(bytes) if bytes.len() == 32 => Ok(seed),
        _ => bail!("{} does not hold 32 bytes in base64: restore it from a backup", path.display()),
    }
}

fn hex(bytes: [u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Five groups of four letters without look-alikes: about 90 bits.
fn readable(bytes: [u8; 32]) -> String {
    const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
    let letters: Vec<char> =
        bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect();
    letters[..20].chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn secrets_are_made_once_and_only_their_owner_reads_them() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("data")).unwrap();
        let first = Secrets::of(&folder).unwrap();
        let second = Secrets::of(&folder).unwrap();
        assert_eq!(first.postgres_password, second.postgres_password);
        assert_eq!(first.token_signing_key, second.token_signing_key);
        assert_ne!(first.token_signing_key, first.service_key);
        for file in fs::read_dir(folder.join("secrets")).unwrap() {
            let mode = file.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(format!("{first:?}"), "Secrets(..)");
    }

    #[test]
    fn a_damaged_key_is_named_and_not_replaced() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("data")).unwrap();
        Secrets::of(&folder).unwrap();
        let key = folder.join("secrets/service-key");
        fs::write(&key, "abc").unwrap();
        let refusal = Secrets::of(&folder).unwrap_err().to_string();
        assert!(refusal.contains("service-key"), "{refusal}");
        assert_eq!(fs::read_to_string(key).unwrap(), "abc");
    }
}
