//! How the company is built: departments, positions, groups, roles; and how it numbers its papers.

pub mod department;
pub mod group;
pub mod number_pattern;
pub mod position;
pub mod put_group;
pub mod role;
