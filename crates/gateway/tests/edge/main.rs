//! The edge from outside: real requests to the real router, services played by a stand-in.
#![allow(clippy::expect_used)]

mod bad_input;
mod description;
mod files;
mod grpc;
mod live;
mod pages;
mod reasons;
mod rest;
mod sessions;
mod stand_in;
