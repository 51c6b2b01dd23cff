//! What a company has set for all its work, known to every command and reaction without asking anybody.

use std::collections::BTreeMap;

use crate::{Numbering, Uuid};

/// A company's settings, beside its zone and its recycle bin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Company {
    /// How it numbers its papers.
    pub numbering: Numbering,
    /// Who does some work for the whole company, by the permission that it needs: `finance.invoice.issue`.
    pub desks: BTreeMap<String, Vec<Uuid>>,
}

impl Company {
    /// Everybody who does this work; nobody where no role names it.
    pub fn desk(&self, permission: &str) -> &[Uuid] {
        self.desks.get(permission).map_or(&[], Vec::as_slice)
    }
}
