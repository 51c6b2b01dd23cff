//! The rules, as pure functions on typed records.

mod close_reason;
mod opportunity;
mod pipeline;
