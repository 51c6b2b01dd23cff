//! The rules, as pure functions on typed records.

mod contact;
mod customer;
pub mod fall;
mod pool;
