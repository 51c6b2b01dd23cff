//! Who was let through and cannot be read yet: the step before is still being written, or, in a dry run, nothing is.

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

use proto::customers::v1::duplicate_hit::Key;

use super::faces::{Face, Wanted};

/// Who was let through.
#[derive(Default)]
pub struct Entered {
    /// The last ones, as they are compared.
    pub(super) last: Vec<Wanted>,
    /// Of those before them what identifies each, eight bytes a key: a file may have two million rows.
    keys: HashSet<u64>,
    hasher: RandomState,
}

impl Entered {
    pub(super) fn of(last: Vec<Wanted>) -> Self {
        Self { last, ..Self::default() }
    }

    /// These, and those after them.
    pub fn and(mut self, after: Self) -> Self {
        // who changes may come again further down
        for entered in self.last.iter().filter(|entered| entered.is_new) {
            let keys = entered.face.keys.iter().filter(|(key, text)| tells_alone(&entered.face, *key, text));
            self.keys.extend(keys.map(|(_, text)| self.hasher.hash_one(text)));
        }
        self.last = after.last;
        self
    }

    /// Keys that somebody before the last ones has as well.
    pub(super) fn shared(&self, wanted: &Wanted) -> Vec<Key> {
        if self.keys.is_empty() {
            return vec![];
        }
        let telling = wanted.keys.iter().filter(|(key, text)| tells_alone(&wanted.face, *key, text));
        let shared = telling.filter(|(_, text)| self.keys.contains(&self.hasher.hash_one(text)));
        shared.map(|(key, _)| *key).collect()
    }
}

/// Does sharing this key say something, whoever the others are? Relatives share a domain, colleagues the number of
/// the office.
fn tells_alone(face: &Face, key: Key, text: &str) -> bool {
    match key {
        Key::Domain => false,
        Key::Phone if face.under != face.id => {
            text.strip_prefix("p:").is_some_and(kernel::text::phone::is_personal)
        }
        _ => true,
    }
}
