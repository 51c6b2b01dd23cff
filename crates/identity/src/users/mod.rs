//! The people who work with the product.

pub mod activate;
pub mod create;
pub mod deactivate;
pub mod invite;
pub mod reset_password;
pub mod rules;
pub mod update;
