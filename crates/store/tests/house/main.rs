//! The store against a real PostgreSQL, with the customers' records and none of their rules.
#![allow(clippy::unwrap_used)]
#![recursion_limit = "256"]

mod conditions;
mod definitions;
mod entries;
mod events;
mod idempotency;
mod jobs;
mod lists;
mod nonsense;
mod paging;
mod parents;
mod parts;
mod recycle_bin;
mod references;
mod rights;
mod scope;
mod search;
mod support;
mod unit_of_work;
mod wall;
