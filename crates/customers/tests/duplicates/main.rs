//! Nobody is entered twice: on every path, at the same instant, by the company's policy, and told only to whom it may.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod batches;
mod hits;
mod house;
mod marks;
mod policies;
mod races;
mod saving;
