//! What holds for every contact.

use kernel::{Ctx, FieldErrors};
use store::Rules;

use crate::records::Contact;

impl Rules for Contact {
    fn check(&self, ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.birthday.is_some_and(|day| day > ctx.today()) {
            errors.push("birthday", "IN_THE_FUTURE");
        }
        if self.reports_to_id == Some(self.head.id) && !self.head.id.is_nil() {
            errors.push("reportsToId", "OWN_PARENT");
        }
    }
}
