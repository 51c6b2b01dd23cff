//! Files over REST: bytes stream through the edge to and from the service that keeps them, never
//! held whole.

pub mod download;
mod parts;
pub mod upload;
