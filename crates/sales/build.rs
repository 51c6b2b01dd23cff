fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::records("sales").map_err(Into::into)
}
