//! The service on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod activities;
mod counts;
mod definitions;
mod files;
mod house;
mod notices;
mod sweep;
mod tasks;
