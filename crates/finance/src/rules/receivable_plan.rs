//! What holds for every instalment.

use kernel::{Ctx, FieldErrors};
use rust_decimal::Decimal;
use store::Rules;

use super::amounts;
use crate::{
    ground::amount,
    records::{ReceivablePlan, ReceivablePlanState as State},
};

impl Rules for ReceivablePlan {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        amounts::payable("amount", self.amount.as_ref(), errors);
        if self.phase.is_some_and(|phase| !(1..=1000).contains(&phase)) {
            let bounds = vec![("min".to_owned(), "1".to_owned()), ("max".to_owned(), "1000".to_owned())];
            errors.push_with("phase", "OUT_OF_RANGE", bounds);
        }
    }

    /// How many days it is overdue is worked out for whoever reads it.
    fn show(&self, ctx: &Ctx, wire: &mut Self::Wire) {
        let open = matches!(self.state, State::Open | State::Part);
        let days = (ctx.today() - self.due_on).num_days();
        wire.overdue_days = (open && days > 0).then(|| i32::try_from(days).unwrap_or(i32::MAX));
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "delete" => amount(self.allocated.as_ref()).is_zero(),
            _ => true,
        }
    }
}

impl ReceivablePlan {
    /// The state follows from what is due and what has come in.
    pub fn stand(&mut self) {
        let (due, allocated) = (amount(self.amount.as_ref()), amount(self.allocated.as_ref()));
        self.state = if due.is_zero() {
            State::Cancelled
        } else if allocated.is_zero() {
            State::Open
        } else if allocated < due {
            State::Part
        } else {
            State::Paid
        };
        debug_assert!(allocated >= Decimal::ZERO && allocated <= due, "more on an instalment than is due");
    }
}
