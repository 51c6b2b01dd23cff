//! The service on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used)]

mod deals;
mod definitions;
mod founding;
mod house;
mod pipelines;
mod races;
mod stand;
