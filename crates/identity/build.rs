fn main() -> Result<(), Box<dyn std::error::Error>> {
    codegen::records("identity").map_err(Into::into)
}
