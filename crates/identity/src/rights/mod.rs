//! What can be granted, and who may grant it.

pub mod catalogue;
pub mod covers;
pub mod lines;
pub mod presets;
