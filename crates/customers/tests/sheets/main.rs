//! Customer lists come in and go out, on a real database, with the made-up company's people.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod duplicates;
mod exports;
mod house;
mod imports;
mod killed;
mod refused;
mod upserts;
