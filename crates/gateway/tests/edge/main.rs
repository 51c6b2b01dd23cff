//! The edge from outside: real requests to the real router, services played by a stand-in.

mod bad_input;
mod rest;
mod stand_in;
