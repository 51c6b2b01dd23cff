//! Forms on web pages: what visitors send becomes a lead, once, and is given to somebody at once. Machines are kept
//! out by what people don't see and don't do; what they send is kept as spam, in case it was none.

mod answers;
pub mod commands;
mod confirm;
pub mod mail;
mod open;
mod seal;
mod show;
mod submit;

pub use self::{
    confirm::{accept, confirm},
    show::show,
    submit::{Desk, submit},
};

/// Text of at most so many characters; empty is none.
fn short(text: &str, most: usize) -> Option<String> {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(most).collect();
    (!text.is_empty()).then_some(text)
}
