//! Files on customers, and files of one's own: the card is a record, the bytes are in the object store.

mod card;
pub mod download;
pub mod objects;
mod pending;
pub mod sweep;
pub mod upload;
