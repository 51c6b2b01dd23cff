//! How the company numbers its papers: one pattern a kind, that can be read. Whoever makes a paper knows it by the
//! rights document.

use kernel::{Ctx, FieldErrors, Pattern, Result};
use store::{Record as _, Rules};

use crate::{
    change::Unit,
    org::Org,
    records::{NumberPattern, NumberPatternPaper as Paper},
};

impl Rules for NumberPattern {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.pattern.is_empty() {
            return; // told already as required
        }
        if let Err(wrong) = Pattern::read(&self.pattern) {
            errors.add(wrong);
        }
    }
}

impl Unit for NumberPattern {
    fn fits(&self, _ctx: &Ctx, _before: Option<&Self>, org: &Org, errors: &mut FieldErrors) -> Result<()> {
        let others = org.numbers.iter().any(|(id, (paper, _))| *id != self.head().id && paper == self.kind());
        if others && self.paper != Paper::Unspecified {
            errors.push("paper", "PAPER_HAS_PATTERN");
        }
        Ok(())
    }

    fn place(&self, org: &mut Org) {
        org.put_number_pattern(self);
    }

    fn leave(&self, _ctx: &Ctx, org: &mut Org) -> Result<()> {
        org.numbers.remove(&self.head().id);
        Ok(())
    }
}

impl NumberPattern {
    /// The kind of record that it numbers.
    pub fn kind(&self) -> &'static str {
        kind_of(self.paper)
    }
}

/// The kind of record that a paper is.
pub fn kind_of(paper: Paper) -> &'static str {
    match paper {
        Paper::Unspecified => "",
        Paper::Quote => "quote",
        Paper::Order => "order",
        Paper::Delivery => "delivery",
        Paper::Contract => "contract",
        Paper::Payment => "payment",
        Paper::Invoice => "invoice",
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;

    fn pattern(id: u128, paper: Paper, text: &str) -> NumberPattern {
        let mut pattern = NumberPattern { paper, pattern: text.to_owned(), ..NumberPattern::default() };
        pattern.head.id = Uuid::from_u128(id);
        pattern
    }

    #[test]
    fn each_kind_of_paper_has_one_pattern() {
        let ctx = Ctx::system("identity", Uuid::nil(), chrono::DateTime::UNIX_EPOCH);
        let mut org = Org::default();
        pattern(1, Paper::Contract, "HT{seq:4}").place(&mut org);
        let refused = |other: NumberPattern| {
            let mut errors = FieldErrors::default();
            other.fits(&ctx, None, &org, &mut errors).expect("only fields are wrong");
            errors.found().iter().map(|field| field.reason).collect::<Vec<_>>()
        };
        assert_eq!(refused(pattern(2, Paper::Contract, "C{seq:4}")), ["PAPER_HAS_PATTERN"]);
        assert!(refused(pattern(1, Paper::Contract, "C{seq:4}")).is_empty());
        assert!(refused(pattern(2, Paper::Quote, "HT{seq:4}")).is_empty());
    }
}
