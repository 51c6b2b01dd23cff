//! Notifications: what the product has to tell one person, once, in his language. He alone sees them,
//! for as long as they are news.

pub mod forget;
pub mod leavers;
pub mod notices;
pub mod read;
pub(crate) mod text;
