//! Puts the built web app (`web/dist/app`) into the program. Without it the program builds as well.

use std::{env, error::Error, fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../web/dist");
    println!("cargo:rerun-if-changed={}", dist.display());
    let out = env::var("OUT_DIR")?;
    let (app, copy) = (dist.join("app"), Path::new(&out).join("app"));
    if copy.is_dir() {
        fs::remove_dir_all(&copy)?;
    }
    let mut list = String::from("&[\n");
    if app.is_dir() {
        add(&app, &copy, "", &mut list)?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&out).join("pages.rs"), list)?;
    Ok(())
}

/// Files are copied first: the app may be built anew while the program is compiled.
fn add(folder: &Path, copy: &Path, prefix: &str, list: &mut String) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(copy)?;
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        let target = copy.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            add(&entry.path(), &target, &path, list)?;
        } else {
            fs::copy(entry.path(), &target)?;
            writeln!(list, "    gateway::PageFile {{ path: {path:?}, bytes: include_bytes!({target:?}) }},")?;
        }
    }
    Ok(())
}
