//! Positions: what people are, beside what they may. One that somebody holds stays.

use kernel::{Ctx, Error, FieldErrors, Result};
use store::{Record as _, Rules};

use crate::{change::Unit, org::Org, records::Position};

impl Rules for Position {}

impl Unit for Position {
    fn fits(&self, _ctx: &Ctx, _before: Option<&Self>, _org: &Org, _errors: &mut FieldErrors) -> Result<()> {
        Ok(())
    }

    fn place(&self, org: &mut Org) {
        org.positions.insert(self.head().id);
    }

    fn leave(&self, _ctx: &Ctx, org: &mut Org) -> Result<()> {
        let id = self.head().id;
        if org.people.values().any(|person| person.positions.contains(&id)) {
            return Err(Error::precondition("POSITION_IN_USE"));
        }
        org.positions.remove(&id);
        Ok(())
    }
}
