fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::records("customers").map_err(Into::into)
}
