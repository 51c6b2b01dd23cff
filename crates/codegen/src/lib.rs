//! Build-time: reads the proto definitions and writes Rust from them. `wire` makes the messages,
//! clients and servers (for `crates/proto`); `records` makes a service's typed records with their
//! definitions (for the service's own `OUT_DIR`). Data and conversions only: no behaviour.

mod model;
mod options;
mod records;
mod wire;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use records::records;
pub use wire::wire;

/// The workspace's `proto` folder, seen from a crate's build script.
fn proto_root() -> Result<PathBuf> {
    let manifest = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    Ok(manifest.join("../../proto").canonicalize()?)
}

fn out_dir() -> Result<PathBuf> {
    Ok(PathBuf::from(std::env::var("OUT_DIR")?))
}

/// All proto files below `root`, relative to it, in a stable order.
fn proto_files(root: &Path) -> Result<Vec<String>> {
    let mut found = vec![];
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "proto") {
                found.push(path.strip_prefix(root)?.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Compiles every file with imports and comments.
fn compile(root: &Path) -> Result<protox::Compiler> {
    println!("cargo:rerun-if-changed={}", root.display());
    let mut compiler = protox::Compiler::new([root]).context("open the proto folder")?;
    compiler.include_imports(true).include_source_info(true);
    compiler.open_files(proto_files(root)?).map_err(|e| anyhow::anyhow!("{e:?}"))?;
    Ok(compiler)
}
