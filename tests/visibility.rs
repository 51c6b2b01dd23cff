//! A caller sees, counts, finds and is sent what his role allows, on every path; another company
//! nothing; who is gone nothing any more.
#![allow(clippy::expect_used)]

#[path = "visibility/duplicates.rs"]
mod duplicates;
#[path = "visibility/gone.rs"]
mod gone;
#[path = "visibility/live.rs"]
mod live;
#[path = "visibility/masks.rs"]
mod masks;
#[path = "visibility/rows.rs"]
mod rows;
#[path = "visibility/walk.rs"]
mod walk;
