//! The service on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod capture;
mod converting;
mod definitions;
mod giving;
mod hands;
mod house;
mod known;
mod races;
mod working;
