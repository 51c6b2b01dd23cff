//! What tests need of the house: a database of one's own in a moment, a clock that is turned by hand,
//! people of a made-up company with their rights, the events that a commit left, and the conformance
//! tests that read definitions instead of being written once per record.
//!
//! A test that can't set up its house has failed, so everything here panics with a sentence.
#![allow(clippy::expect_used)]

mod company;
pub mod conformance;
mod database;
mod outbox;
pub mod sample;

pub use company::{Company, Person};
pub use database::{Service, TestDb, noon, passwords, server};
pub use outbox::{Published, keys};
