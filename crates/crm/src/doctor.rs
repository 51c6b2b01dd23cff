//! `crm doctor`: what this machine and this data folder have, for somebody who cannot start the CRM.

use std::path::Path;

use anyhow::Result;
use local::{Folder, Tools};

pub fn examine(data: &Path) -> Result<()> {
    for line in Tools::find(data).report() {
        println!("{line}");
    }
    if !data.exists() {
        println!("data folder: {} is not there yet", data.display());
        return Ok(());
    }
    match Folder::open(data) {
        Ok(folder) => println!("data folder: {}, not in use", folder.path().display()),
        Err(error) => println!("data folder: {error:#}"),
    }
    Ok(())
}
