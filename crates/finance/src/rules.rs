//! The rules, as pure functions on typed records.

pub mod amounts;
mod clause;
pub mod contract;
mod credit_account;
mod invoice;
pub mod invoice_title;
mod payment;
pub mod placeholder;
mod receivable_plan;
