//! Build-time: turns the proto definitions into typed records, row mapping and entity definitions.
