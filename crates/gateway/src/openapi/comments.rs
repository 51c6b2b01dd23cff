//! The comments of the proto files: what a message, field or method is, in its author's words.

use std::collections::HashMap;

use prost_reflect::{DescriptorPool, FileDescriptor};

/// Comments by file and place in the file.
pub struct Comments(HashMap<(String, Vec<i32>), String>);

impl Comments {
    /// Collects the comments of all files.
    pub fn read(pool: &DescriptorPool) -> Self {
        let mut comments = HashMap::new();
        for file in pool.files() {
            let info = file.file_descriptor_proto().source_code_info.as_ref();
            for location in info.map(|info| &info.location[..]).unwrap_or_default() {
                let text = location.leading_comments().trim();
                if !text.is_empty() {
                    let lines: Vec<&str> = text.lines().map(str::trim).collect();
                    comments.insert((file.name().to_owned(), location.path.clone()), lines.join("\n"));
                }
            }
        }
        Self(comments)
    }

    /// What stands above the thing at `path`.
    pub fn of(&self, file: &FileDescriptor, path: &[i32]) -> Option<&str> {
        self.0.get(&(file.name().to_owned(), path.to_vec())).map(String::as_str)
    }
}
