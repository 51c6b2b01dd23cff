//! Follow-ups: what was done for a customer or with a lead, and what comes next.

pub mod count;
pub mod create;
pub mod last;
pub mod lead;
mod rules;
