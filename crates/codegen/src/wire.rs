//! Messages, gRPC clients and servers, JSON writers, and the descriptor set with our options.

use std::fmt::Write;

use anyhow::Result;
use prost_reflect::DescriptorPool;

/// Writes all wire types into the calling crate's `OUT_DIR`: `<package>.rs`, `<package>.serde.rs`,
/// `descriptors.bin`, `json.rs` (the table of JSON writers).
pub fn wire() -> Result<()> {
    let root = crate::proto_root()?;
    let out = crate::out_dir()?;
    let compiler = crate::compile(&root)?;
    // straight from the compiler: a detour over prost-types would drop our options
    let encoded = compiler.encode_file_descriptor_set();
    std::fs::write(out.join("descriptors.bin"), &encoded)?;

    tonic_prost_build::configure()
        .compile_well_known_types(true)
        .extern_path(".google.protobuf", "::pbjson_types")
        .extern_path(".google.protobuf.Timestamp", "crate::time::Timestamp")
        .compile_fds(compiler.file_descriptor_set())?;

    let mut json = pbjson_build::Builder::new();
    json.register_descriptors(&encoded)?;
    json.emit_fields().exclude([".crm.common.v1.Custom"]).build(&[".crm"])?;

    std::fs::write(out.join("json.rs"), json_table(&compiler.descriptor_pool()))?;
    Ok(())
}

/// A function from a message's full name to its typed JSON writer.
fn json_table(pool: &DescriptorPool) -> String {
    let mut arms = String::new();
    let mut names: Vec<String> = pool
        .services()
        .flat_map(|service| service.methods().map(|m| m.output().full_name().to_owned()).collect::<Vec<_>>())
        .collect();
    names.sort();
    names.dedup();
    for name in names {
        let Some(path) = rust_path(&name) else { continue };
        let _ = writeln!(arms, "        \"{name}\" => Some(write::<{path}>),");
    }
    format!(
        "/// The writer of a reply message, by its full name.\n\
         pub fn writer(message: &str) -> Option<Writer> {{\n    match message {{\n{arms}        _ => None,\n    }}\n}}\n"
    )
}

/// `crm.customers.v1.Customer` to `crate::customers::v1::Customer`.
fn rust_path(full_name: &str) -> Option<String> {
    let rest = full_name.strip_prefix("crm.")?;
    Some(format!("crate::{}", rest.replace('.', "::")))
}
