fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::records("finance").map_err(Into::into)
}
