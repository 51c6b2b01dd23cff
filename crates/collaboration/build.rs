fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=migrations");
    codegen::records("collaboration").map_err(Into::into)
}
