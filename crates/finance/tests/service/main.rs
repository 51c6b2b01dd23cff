//! The service on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ageing;
mod books;
mod changes;
mod contracts;
mod credit;
mod definitions;
mod house;
mod invoices;
mod night;
mod numbers;
mod orders;
mod papers;
mod payments;
mod races;
mod templates;
