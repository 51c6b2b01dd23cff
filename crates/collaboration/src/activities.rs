//! Follow-ups: what was done for a customer, and what comes next.

mod contact;
pub mod count;
pub mod create;
mod rules;
