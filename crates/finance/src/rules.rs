//! The rules, as pure functions on typed records.

pub mod amounts;
pub mod contract;
mod credit_account;
mod invoice;
pub mod invoice_title;
mod payment;
mod receivable_plan;
