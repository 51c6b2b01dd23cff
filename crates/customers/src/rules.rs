//! The rules, as pure functions on typed records.

mod contact;
mod customer;
mod duplicate_policy;
pub mod fall;
mod pool;
