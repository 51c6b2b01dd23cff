//! Follow-ups: what was done for a customer, and what comes next.

pub mod count;
pub mod create;
pub mod last;
mod rules;
