//! Recycling on a real database: the night, its foresight and its races.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agreement;
mod dry_run;
mod given_back;
mod house;
mod nights;
mod protection;
mod races;
mod statistics;
