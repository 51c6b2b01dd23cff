fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::records("marketing").map_err(Into::into)
}
