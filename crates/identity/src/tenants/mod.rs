//! Companies: how they begin, what they are called, where their days begin.

pub mod bootstrap;
pub mod found;
pub mod letterhead;
pub mod ready_made;
pub mod settings;
pub mod sign_up;
