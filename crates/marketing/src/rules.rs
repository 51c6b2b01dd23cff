//! The rules, as pure functions on typed records.

mod assignment_rule;
mod campaign;
mod form;
mod lead;
