//! A company to try the product with: some thirty people in a tree of departments, public pools and pipelines,
//! and any number of customers, Chinese and foreign, with two years of contacts, follow-ups, deals, tasks, contracts and payments.
//! Everything is done by the product's own imports and commands, at the times at which it would have been done; the same
//! seed gives the same company, and a second run adds only what is missing.

mod api;
mod company;
mod fill;
mod imports;
mod lists;
pub mod names;
mod people;
mod progress;
pub mod story;
mod words;

pub use fill::{Order, fill};
