//! Papers that go to customers, as PDF. A paper is a template, kept beside this crate, and what is to stand in
//! it; whoever prints says every figure as it shall be read, and nothing is reckoned here.

mod press;

use kernel::{Error, Result};
use serde_json::Value as Json;

/// The papers there are, a template each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// An offer to a customer.
    Quote,
    /// What both sides sign.
    Contract,
}

/// A picture in a paper: PNG or JPEG.
pub struct Picture {
    /// What the template calls it.
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

impl Picture {
    /// The company's, where it has one.
    pub fn logo(bytes: Vec<u8>) -> Vec<Self> {
        if bytes.is_empty() { vec![] } else { vec![Self { name: "logo", bytes }] }
    }
}

/// Prints a paper, as bytes of a PDF. What the template names and `content` doesn't have is an error of ours,
/// and told as such: texts of users are set as they are, never read as markup.
pub async fn print(paper: Paper, content: Json, pictures: Vec<Picture>) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || press::print(paper, content, pictures))
        .await
        .map_err(Error::internal)?
}
