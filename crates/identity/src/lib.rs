//! Who works here and what he may do: companies, people, departments, positions, groups, roles, and the
//! ways to sign in. What others must know of it is published in the transaction that changes it.

pub mod audit;
pub mod auth;
pub mod change;
pub mod grpc;
pub mod housekeeping;
pub mod org;
pub mod policy;
pub mod rights;
mod service;
pub mod structure;
pub mod tenants;
pub mod users;

pub use service::service;
pub use tenants::bootstrap::{FirstAdmin, bootstrap};

/// The records, written from their definitions.
pub mod records {
    #![allow(clippy::all, unused_imports)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}
