//! The store against a real PostgreSQL, with the customers' records and none of their rules.
#![allow(clippy::unwrap_used)]

mod definitions;
mod unit_of_work;
mod wall;
