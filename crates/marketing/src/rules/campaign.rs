//! What holds for every campaign and channel.

use kernel::{Ctx, FieldErrors, Money};
use store::Rules;

use crate::records::{Campaign, Channel};

impl Rules for Campaign {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        let costs = [
            ("budget", &self.budget),
            ("plannedCost", &self.planned_cost),
            ("actualCost", &self.actual_cost),
        ];
        for (field, money) in costs {
            not_negative(field, money.as_ref(), errors);
        }
        if self.expected_leads.is_some_and(|leads| leads < 0) {
            errors.push("expectedLeads", "NEGATIVE");
        }
        if self.starts_on.zip(self.ends_on).is_some_and(|(first, last)| last < first) {
            errors.push("endsOn", "ENDS_BEFORE_IT_STARTS");
        }
        if self.parent_id == Some(self.head.id) && !self.head.id.is_nil() {
            errors.push("parentId", "OWN_PARENT");
        }
    }
}

impl Rules for Channel {
    fn check(&self, _ctx: &Ctx, _before: Option<&Self>, errors: &mut FieldErrors) {
        not_negative("cost", self.cost.as_ref(), errors);
    }
}

fn not_negative(field: &str, money: Option<&Money>, errors: &mut FieldErrors) {
    if money.is_some_and(|money| money.amount.is_sign_negative()) {
        errors.push(field, "NEGATIVE");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_ends_when_it_began_or_later_and_costs_nothing_less_than_nothing() {
        let day = |text: &str| text.parse().ok();
        let campaign = Campaign {
            starts_on: day("2026-03-02"),
            ends_on: day("2026-03-01"),
            actual_cost: Money::parse("CNY", "-1").ok(),
            ..Campaign::default()
        };
        let mut errors = FieldErrors::default();
        let ctx = Ctx::system("marketing", kernel::Uuid::nil(), kernel::Time::default());
        campaign.check(&ctx, None, &mut errors);
        let error = errors.finish().expect_err("two faults");
        let told: Vec<&str> = error.fields().iter().map(|fault| &*fault.field).collect();
        assert_eq!(told, ["actualCost", "endsOn"]);
    }
}
