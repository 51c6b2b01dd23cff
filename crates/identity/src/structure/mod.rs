//! How the company is built: departments, positions, groups, roles.

pub mod department;
pub mod group;
pub mod position;
pub mod put_group;
pub mod role;
