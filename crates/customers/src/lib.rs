//! Customers, contacts and the public pool: who our customers are, whose they are, and how they change hands.

pub mod records {
    #![allow(clippy::all)]
    include!(concat!(env!("OUT_DIR"), "/records.rs"));
}
