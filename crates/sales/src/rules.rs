//! The rules, as pure functions on typed records.

mod close_reason;
pub mod imported;
mod opportunity;
mod order;
mod pipeline;
mod price_book;
mod product;
mod quote;
mod rates;
