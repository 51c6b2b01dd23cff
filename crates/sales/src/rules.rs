//! The rules, as pure functions on typed records.

mod close_reason;
pub mod imported;
mod opportunity;
mod pipeline;
