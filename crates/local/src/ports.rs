//! Which ports the servers listen on: the same as last time if nobody took them.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};

use crate::folder::{Folder, write_private};

const FILE: &str = "ports.json";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ports {
    pub postgres: u16,
    pub nats: u16,
}

impl Ports {
    /// The folder's ports, each chosen anew if it is taken, and remembered.
    pub(crate) fn of(folder: &Folder) -> Result<Ports> {
        let file = folder.join(FILE);
        let last = Ports::last(folder.path()).unwrap_or_default();
        let postgres = free_or_other(last.postgres, 0)?;
        let ports = Ports { postgres, nats: free_or_other(last.nats, postgres)? };
        if ports != last {
            write_private(&file, &serde_json::to_string(&ports)?)?;
        }
        Ok(ports)
    }

    /// Those of the last start.
    pub(crate) fn last(folder: &Path) -> Option<Ports> {
        serde_json::from_str(&fs::read_to_string(folder.join(FILE)).ok()?).ok()
    }
}

pub(crate) fn is_free(port: u16) -> bool {
    port != 0 && TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Ports below the range that systems hand to outgoing connections: within it a client that keeps
/// trying to reach a dead server may be given the server's own port, and then holds it.
fn free_or_other(last: u16, not: u16) -> Result<u16> {
    if last != not && is_free(last) {
        return Ok(last);
    }
    let found =
        (0..1000).map(|_| rand::random_range(20_000..32_000)).find(|port| *port != not && is_free(*port));
    match found {
        Some(port) => Ok(port),
        None => bail!("no free port between 20000 and 32000 on 127.0.0.1"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ports_stay_until_somebody_takes_them() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(&place.path().join("data")).unwrap();
        let first = Ports::of(&folder).unwrap();
        assert_eq!(Ports::of(&folder).unwrap(), first);
        let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, first.nats)).unwrap();
        let second = Ports::of(&folder).unwrap();
        assert_eq!(second.postgres, first.postgres);
        assert_ne!(second.nats, first.nats);
    }
}
