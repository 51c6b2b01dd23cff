//! What holds for every policy on duplicates.

use kernel::{Ctx, FieldErrors};
use store::Rules;

use crate::records::{DuplicatePolicy, DuplicatePolicyRecordKind};

impl Rules for DuplicatePolicy {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.record_kind == DuplicatePolicyRecordKind::Unspecified {
            errors.push("recordKind", "REQUIRED");
        }
    }
}
