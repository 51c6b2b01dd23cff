//! The rules, as pure functions on typed records.

mod contact;
mod customer;
mod pool;
