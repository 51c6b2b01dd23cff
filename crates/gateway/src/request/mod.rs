//! From a REST request to the message a service reads. Every wrong field is named, all at once,
//! by the path the caller wrote.

pub mod body;
pub mod query;
pub mod scalar;

use kernel::{FieldErrors, error::Params};

/// More wrong fields than this are not listed.
const ENOUGH: usize = 100;

/// The wrong fields found so far, and where the reader stands.
#[derive(Debug, Default)]
pub struct Findings {
    errors: FieldErrors,
    count: usize,
    path: String,
}

/// What is wrong with one value.
#[derive(Debug, PartialEq)]
pub struct Wrong {
    /// Key of the sentence.
    pub reason: &'static str,
    /// Values of the sentence.
    pub params: Params,
}

impl Wrong {
    /// Without values yet.
    pub fn new(reason: &'static str) -> Self {
        Self { reason, params: vec![] }
    }

    /// Adds a value for the sentence.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// The value should have been a text, a number, ...
    pub fn expected(what: &str) -> Self {
        Self::new("WRONG_TYPE").with("expected", what)
    }
}

impl Findings {
    /// Notes what is wrong where the reader stands.
    pub fn push(&mut self, wrong: Wrong) {
        let path = self.path.clone();
        self.push_at(path, wrong);
    }

    /// Notes what is wrong at `path`.
    pub fn push_at(&mut self, path: impl Into<String>, wrong: Wrong) {
        self.count += 1;
        if self.count <= ENOUGH {
            self.errors.push_with(path, wrong.reason, wrong.params);
        }
    }

    /// Reads something one step deeper: `name`, or `[3]`.
    pub fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    /// Were so many found that looking on is idle?
    pub fn is_full(&self) -> bool {
        self.count >= ENOUGH
    }

    /// Where something was wrong.
    pub fn paths(&self) -> Vec<String> {
        self.errors.found().iter().map(|found| found.field.clone()).collect()
    }

    /// Refuses if anything was wrong.
    pub fn finish(self) -> Result<(), kernel::Error> {
        self.errors.finish()
    }
}
