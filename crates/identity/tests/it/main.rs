//! Identity as its callers meet it: through its gRPC methods and every layer before them, on a real
//! database.
#![allow(clippy::expect_used)]

mod company;
mod definitions;
mod house;
mod keys;
mod numbers;
mod people;
mod policy;
mod races;
mod ready_made;
mod rights;
mod signing_in;
mod trail;
