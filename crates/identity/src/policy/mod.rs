//! What other services must know of rights, and how it reaches them.

pub mod documents;
pub mod publish;
pub mod read;
pub mod republish;
