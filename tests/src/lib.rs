//! The product as its users meet it: the real binary, started on a folder of its own, spoken to over
//! REST, gRPC and server-sent events. Nothing here knows the services' code.
#![allow(clippy::expect_used)]

pub mod books;
pub mod client;
pub mod company;
pub mod dice;
pub mod events;
pub mod grpc;
pub mod insist;
pub mod live;
pub mod patience;
pub mod process;
pub mod product;
pub mod python;
pub mod rows;

pub use client::{Client, Reply};
pub use company::{Company, Person};
pub use patience::{eventually, soon};
pub use product::{Product, Shared, shared};
