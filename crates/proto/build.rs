fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::wire().map_err(Into::into)
}
