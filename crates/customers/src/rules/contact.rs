//! What holds for every contact.

use kernel::{Ctx, FieldErrors, Result, Uuid};
use store::{Rules, Uow};

use crate::{
    duplicates::{self, Matched as _},
    records::Contact,
};

impl Rules for Contact {
    fn check(&self, ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        if self.birthday.is_some_and(|day| day > ctx.today()) {
            errors.push("birthday", "IN_THE_FUTURE");
        }
        if self.reports_to_id == Some(self.head.id) && !self.head.id.is_nil() {
            errors.push("reportsToId", "OWN_PARENT");
        }
    }

    fn guarded(&self, before: Option<&Self>) -> bool {
        self.is_guarded(before)
    }

    async fn guard(uow: &mut Uow<'_>, saves: &[(Self, Option<Self>)]) -> Result<()> {
        duplicates::guard(uow, saves).await
    }

    fn flag(&mut self, duplicate_of: Option<Uuid>) {
        self.duplicate_of_id = duplicate_of;
    }
}
