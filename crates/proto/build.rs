//! Makes the messages, and reads every label and sentence once, so that a damaged file (a key given twice) stops the
//! build and not the program.

use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    readable(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto"))?;
    codegen::wire().map_err(Into::into)
}

/// Every TOML file below is one.
fn readable(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            readable(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let read = toml::from_str::<toml::Table>(&fs::read_to_string(&path)?);
            read.map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
