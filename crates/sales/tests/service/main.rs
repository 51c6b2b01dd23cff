//! The service on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod catalogue;
mod deals;
mod definitions;
mod follow_ups;
mod founding;
mod house;
mod money;
mod orders;
mod papers;
mod pipelines;
mod quote_races;
mod quotes;
mod quoting;
mod races;
mod stand;
mod sums;
